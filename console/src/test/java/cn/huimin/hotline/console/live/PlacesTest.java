package cn.huimin.hotline.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

  @Test
  void shouldReadBackWhatItWrote() {
    var places = Places.at(Map.of(3, 7L, 0, 12L));
    places.passed(1, 4);
    places.passed(3, 8);

    assertThat(places.toString()).isEqualTo("0-12.1-4.3-8");
    assertThat(Objects.requireNonNull(Places.parse("0-12.1-4.3-8")).offsets())
        .isEqualTo(places.offsets());
  }

  @Test
  void shouldStartBeforeTheFirstRecord() {
    assertThat(Objects.requireNonNull(Places.parse("0")).offsets()).isEmpty();
    assertThat(Places.at(Map.of()).toString()).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1", "1-", "-1", "1-x", "1-2..3-4", "1-2.", "<script>"})
  void shouldNotTakeWhatIsNoneOfItsOwn(String written) {
    assertThat(Places.parse(written)).isNull();
  }
}
