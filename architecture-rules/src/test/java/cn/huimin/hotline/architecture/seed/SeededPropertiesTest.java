package cn.huimin.hotline.architecture.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Two properties that name no seed draw the same, as the same one does in two builds. */
class SeededPropertiesTest {

  private static final List<Long> ONE = new ArrayList<>();
  private static final List<Long> OTHER = new ArrayList<>();

  @Property(tries = 20)
  void shouldDrawFromTheSameSeed(@ForAll long drawn) {
    ONE.add(drawn);
  }

  @Property(tries = 20)
  void shouldDrawFromTheSameSeedEachTime(@ForAll long drawn) {
    OTHER.add(drawn);
  }

  @AfterContainer
  static void shouldHaveDrawnTheSame() {
    if (!SeededProperties.drawFreely()) {
      assertThat(ONE).hasSizeGreaterThanOrEqualTo(20).isEqualTo(OTHER);
    }
  }
}
