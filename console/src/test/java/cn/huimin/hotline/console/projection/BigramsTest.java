package cn.huimin.hotline.console.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BigramsTest {

  @Test
  void shouldCutChineseIntoPairsAndKeepLettersAndDigitsWhole() {
    assertThat(Bigrams.of("实验小学 HM20260302-017，校服328元"))
        .containsExactly("实验", "验小", "小学", "hm20260302", "017", "校服", "328", "元");
  }

  @Test
  void shouldAskForAllWordsAndLetOpenEndedOnesGoOn() {
    assertThat(Bigrams.query("校服费 HM2026")).isEqualTo("'校服' & '服费' & 'hm2026':*");
    assertThat(Bigrams.query("费")).isEqualTo("'费':*");
  }

  @Test
  void shouldAskForNothingWhenThereIsNoWord() {
    assertThat(Bigrams.query("，'！ | &")).isEmpty();
  }
}
