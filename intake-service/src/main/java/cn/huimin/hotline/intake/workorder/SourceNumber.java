package cn.huimin.hotline.intake.workorder;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What makes two spellings of the number of a source the same number. */
public final class SourceNumber {

  /** What a platform puts before a number, without which it is the same number. */
  private static final Pattern PREFIX = Pattern.compile("^(?:12345|SH)[-_]?(?=[0-9A-Za-z]{8})");

  private static final List<String> PREFIXES =
      List.of("SH", "SH-", "SH_", "12345", "12345-", "12345_");

  private SourceNumber() {}

  /**
   * The number by which a work order is told from others, whichever door it comes through. What is
   * kept, shown and answered is the number as its source wrote it.
   */
  public static String identity(String number) {
    return PREFIX.matcher(number).replaceFirst("");
  }

  /** All spellings of a number, its identity first. */
  static List<String> spellings(String number) {
    var identity = identity(number);
    return Stream.concat(
            Stream.of(identity, number),
            PREFIXES.stream()
                .map(prefix -> prefix + identity)
                .filter(spelled -> identity(spelled).equals(identity)))
        .distinct()
        .toList();
  }
}
