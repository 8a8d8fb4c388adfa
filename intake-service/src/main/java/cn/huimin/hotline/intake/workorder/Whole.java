package cn.huimin.hotline.intake.workorder;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what is whole of a person from what a source has made unreadable. */
final class Whole {

  private static final Pattern HIDDEN = Pattern.compile(".*(?:[*＊×●○]|[xX]{2,}).*", Pattern.DOTALL);

  /** 王某, 王女士, 匿名: somebody of whom no more is told. */
  private static final Pattern NOT_A_NAME =
      Pattern.compile(
          ".*某.*|.{0,2}(?:先生|女士|小姐|同志|师傅|家长|太太|阿姨|大爷|大妈|老师|市民|群众|居民)|匿名.*|.*(?:不愿|拒绝)(?:透露|提供).*|保密|未知|不详");

  private Whole() {}

  private static final Pattern MASKED = Pattern.compile("([0-9]+)[*＊×xX]+([0-9]*)");

  static boolean name(@Nullable String name) {
    return text(name) && !NOT_A_NAME.matcher(String.valueOf(name).strip()).matches();
  }

  static boolean phone(@Nullable String phone) {
    return text(phone) && People.isPhone(String.valueOf(phone));
  }

  /** Whether a number of which the middle is masked may be the other; whatever else always may. */
  static boolean fits(@Nullable String masked, @Nullable String number) {
    var parts = masked == null ? null : MASKED.matcher(masked.strip());
    return parts == null
        || !parts.matches()
        || number == null
        || People.numbers(number).stream()
            .anyMatch(one -> one.startsWith(parts.group(1)) && one.endsWith(parts.group(2)));
  }

  static boolean text(@Nullable String text) {
    return text != null && !text.isBlank() && !HIDDEN.matcher(text).matches();
  }
}
