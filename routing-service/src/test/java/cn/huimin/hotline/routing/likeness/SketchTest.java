package cn.huimin.hotline.routing.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SketchTest {

  private static final String FEES = "孩子在实验小学东校区上五年级，班里要求每人买两套冬季校服，交了钱一直没有发，也没有开发票，请问什么时候能退。";

  @Test
  void shouldFindTheSameTextThoughNumbersAndMarksDiffer() {
    assertThat(Sketch.likeness(Sketch.of(FEES), Sketch.of(FEES.replace("，", "， ") + "13800001234")))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "孩子在实验小学东校区上五年级，班里要求每人买两套冬季校服，交了钱一直没有发，也没有开发票，请尽快退钱。, 0.6, 1",
    "再次反映：孩子在实验小学东校区上五年级，班里要求每人买两套冬季校服，交了钱一直没有发，还是没有开发票，请问什么时候能退。, 0.6, 1",
    "学校门口放学时段有三轮车占道，孩子过马路很危险，希望有人来管一管，最好能安排人值守。, 0, 0.1",
    "孩子在第二中学上初一，学校食堂的饭菜又贵又凉，反映过几次没有人管，请问什么时候能解决。, 0, 0.35"
  })
  void shouldTellHowAlikeTwoTextsAre(String other, double least, double most) {
    assertThat(Sketch.likeness(Sketch.of(FEES), Sketch.of(other))).isBetween(least, most);
  }

  @Test
  void shouldNotTellShortTextsApart() {
    assertThat(Sketch.of("校服太贵")).isNull();
    assertThat(Sketch.likeness(null, Sketch.of(FEES))).isZero();
    assertThat(Sketch.likeness(null, null)).isZero();
  }

  /** Another sketch of a stored text would find no old complaint again. */
  @Test
  void shouldMakeTheSameSketchInEveryVersion() {
    var bytes = Base64.getDecoder().decode(Sketch.of(FEES));
    assertThat(bytes).hasSize(128);
    assertThat(Arrays.hashCode(bytes)).isEqualTo(FROZEN);
  }

  private static final int FROZEN = -1_385_357_675;
}
