package cn.huimin.hotline.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void shouldGiveTheSameCaseTheSameIdForEver() {
    // These are in people's logs: a change of the rule would open every case a second time.
    assertThat(Ids.caseId("GOV_12345", null, "202611210001"))
        .isEqualTo(Ids.caseId("GOV_12345", "", "202611210001"))
        .isEqualTo("1aee934b-b81e-5080-9b32-72f774c2dc60");
  }

  @Test
  void shouldTellPartsApart() {
    assertThat(Ids.uuid5("ab", "c")).isNotEqualTo(Ids.uuid5("a", "bc"));
    assertThat(Ids.uuid5("1:a", "b")).isNotEqualTo(Ids.uuid5("1", "a1:b"));
  }

  @Test
  void shouldMakeUuidsOfVersionFive() {
    var id = UUID.fromString(Ids.uuid5("x"));
    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
  }
}
