package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Limits of the policy as people write them: 5 工作日 for {@code WD:5}, 无 for {@code NONE}. */
final class LimitWords {

  private static final String NONE = "NONE";
  private static final Pattern CODE = Pattern.compile("(HANDLE\\+|LEAD-)?(WD|WH|H|MIN):(\\d{1,4})");
  private static final Pattern NUMBER = Pattern.compile("(\\D*?)(\\d{1,4})(\\D+)");

  private final Words words;
  private final Map<String, String> bases = new LinkedHashMap<>();
  private final Map<String, String> units = new LinkedHashMap<>();

  /** Limits in these words. */
  LimitWords(Words words) {
    this.words = words;
    bases.put("", "");
    bases.put(words.of("limitword.HANDLE", ""), "HANDLE+");
    bases.put(words.of("limitword.LEAD", ""), "LEAD-");
    for (var unit : new String[] {"WD", "WH", "H", "MIN"}) {
      units.put(words.of("limitword." + unit, "").strip(), unit);
    }
    units.put(words.of("limitword.WH.also"), "WH");
  }

  /** A limit in words; as it is where it is none of ours. */
  String say(String limit) {
    if (limit.equals(NONE)) {
      return words.of("limitword.NONE");
    }
    var code = CODE.matcher(limit);
    if (!code.matches()) {
      return limit;
    }
    var said = words.of("limitword." + code.group(2), code.group(3));
    return switch (code.group(1)) {
      case "HANDLE+" -> words.of("limitword.HANDLE", said);
      case "LEAD-" -> words.of("limitword.LEAD", said);
      case null, default -> said;
    };
  }

  /** The limit of words, or of a code; empty for anything else. */
  Optional<String> parse(String written) {
    var text = written.replaceAll("\\s", "").replace('＋', '+').replace('－', '-').replace('−', '-');
    if (text.equals(words.of("limitword.NONE")) || text.equals(NONE)) {
      return Optional.of(NONE);
    }
    if (CODE.matcher(text).matches()) {
      return Optional.of(text);
    }
    var parts = NUMBER.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var base = bases.get(parts.group(1));
    var counted = words.of("limitword.each");
    var named = parts.group(3);
    var unit = units.get(named.startsWith(counted) ? named.substring(counted.length()) : named);
    return base == null || unit == null
        ? Optional.empty()
        : Optional.of(base + unit + ":" + parts.group(2));
  }
}
