package cn.huimin.hotline.console.warnings;

import cn.huimin.hotline.console.words.Words;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Says an inbox message in words: its template with the case's number and unit. */
final class InboxWords {

  private InboxWords() {}

  static String say(Words words, String template, JsonNode parameters) {
    var code = "inbox." + template;
    var said =
        words.of(
            code,
            parameters.path("caseNumber").asString(""),
            parameters.path("unitName").asString(""),
            words.word("clock", parameters.path("clock").asString("").toLowerCase(Locale.ROOT)));
    return said.equals(code)
        ? words.of("inbox.other", parameters.path("caseNumber").asString(""))
        : said.strip();
  }
}
