package cn.huimin.hotline.console.page;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Limits of the policy as people write them: 5 工作日 for {@code WD:5}, 无 for {@code NONE}. */
final class LimitWords {

  private static final String NONE = "NONE";
  private static final Map<String, String> UNITS =
      Map.of("WD", "工作日", "WH", "工作小时", "H", "小时", "MIN", "分钟");
  private static final Map<String, String> CODES =
      Map.of("工作日", "WD", "工作小时", "WH", "工作时", "WH", "小时", "H", "分钟", "MIN");
  private static final Map<String, String> BASES = Map.of("HANDLE+", "承办+", "LEAD-", "主办-");
  private static final Pattern CODE = Pattern.compile("(HANDLE\\+|LEAD-)?(WD|WH|H|MIN):(\\d{1,4})");
  private static final Pattern WORDS =
      Pattern.compile("(承办\\+|主办-)?(\\d{1,4})个?(工作日|工作小时|工作时|小时|分钟)");

  private LimitWords() {}

  /** A limit in words; as it is where it is none of ours. */
  static String say(String limit) {
    if (limit.equals(NONE)) {
      return "无";
    }
    var code = CODE.matcher(limit);
    if (!code.matches()) {
      return limit;
    }
    var base = code.group(1) == null ? "" : BASES.getOrDefault(code.group(1), "");
    return base + code.group(3) + " " + UNITS.getOrDefault(code.group(2), "");
  }

  /** The limit of words, or of a code; empty for anything else. */
  static Optional<String> parse(String written) {
    var text = written.replaceAll("\\s", "").replace('＋', '+').replace('－', '-').replace('−', '-');
    if (text.equals("无") || text.equals(NONE)) {
      return Optional.of(NONE);
    }
    if (CODE.matcher(text).matches()) {
      return Optional.of(text);
    }
    var words = WORDS.matcher(text);
    if (!words.matches()) {
      return Optional.empty();
    }
    var base =
        BASES.entrySet().stream()
            .filter(entry -> entry.getValue().equals(words.group(1)))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("");
    return Optional.of(base + CODES.get(words.group(3)) + ":" + words.group(2));
  }
}
