package cn.huimin.hotline.intake.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScrubberPropertyTest {

  private static final String[] SCRIPTS = {"0123456789", "０１２３４５６７８９", "零一二三四五六七八九", "〇幺二三四五六七八九"};
  private static final String[] SEPARATORS = {
    "", "", "", " ", "-", "－", " - ", "　", "·", ".", "\n", "\u200b"
  };

  /** A phone, and one way of writing it. */
  record Written(String phone, String text) {}

  @Property(tries = 2000)
  void shouldFindAPhoneInAnySpellingBetweenAnyWords(
      @ForAll("written") Written written,
      @ForAll("words") String before,
      @ForAll("words") String after) {
    var scrubbed = Scrubber.scrub(before + written.text() + after, Identity.NOBODY);
    assertThat(scrubbed).isEqualTo(before + "〔手机号〕" + after);
  }

  @Property(tries = 1000)
  void shouldChangeNothingTheSecondTime(@ForAll("mixed") String text) {
    var identity = Identity.of("李某花", "文昌路8号3号楼", "13800001234");
    var once = Scrubber.scrub(text, identity);
    assertThat(Scrubber.scrub(once, identity)).isEqualTo(once);
  }

  @Property(tries = 500)
  void shouldLeaveWordsAlone(@ForAll("words") String text) {
    assertThat(Scrubber.scrub(text, Identity.NOBODY)).isEqualTo(text);
  }

  @Provide
  Arbitrary<Written> written() {
    var phones =
        Combinators.combine(
                Arbitraries.of("13", "14", "15", "16", "17", "18", "19"),
                Arbitraries.strings().numeric().ofLength(9))
            .as((front, back) -> front + back);
    var scripts = Arbitraries.of(SCRIPTS);
    var separators = Arbitraries.of(SEPARATORS).list().ofSize(10);
    return Combinators.combine(phones, scripts, separators).as(ScrubberPropertyTest::write);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().withChars("学校老师家长反映补课收费班主任请核实，。！（）abc").ofMaxLength(20);
  }

  @Provide
  Arbitrary<String> mixed() {
    return Arbitraries.of(
            "138",
            "0000",
            "1234",
            "电话",
            "李某花",
            "文昌路8号3号楼",
            "一二三",
            "@a.b",
            "x@y.cn",
            " ",
            "-",
            "0536",
            "1234567",
            "身份证",
            "X",
            "，")
        .list()
        .ofMaxSize(15)
        .map(parts -> String.join("", parts));
  }

  private static Written write(String phone, String script, List<String> separators) {
    var text = new StringBuilder();
    for (int at = 0; at < phone.length(); at++) {
      text.append(script.charAt(phone.charAt(at) - '0'));
      if (at < separators.size()) {
        text.append(separators.get(at));
      }
    }
    return new Written(phone, text.toString());
  }
}
