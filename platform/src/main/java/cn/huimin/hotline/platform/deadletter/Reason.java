package cn.huimin.hotline.platform.deadletter;

import java.util.Arrays;

/** What went wrong, told without anything that the record says: messages may quote it. */
final class Reason {

  private static final String OURS = "cn.huimin.hotline.";
  private static final int LONGEST_CHAIN = 8;

  private Reason() {}

  /** Classes of the fault and its causes, each with the line of ours where it arose. */
  static String of(Throwable why) {
    var told = new StringBuilder();
    var cause = why;
    for (int i = 0; cause != null && i < LONGEST_CHAIN; i++) {
      told.append(i == 0 ? "" : ", caused by ").append(cause.getClass().getName());
      told.append(line(cause));
      cause = cause.getCause();
    }
    return told.toString();
  }

  private static String line(Throwable cause) {
    return Arrays.stream(cause.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .findFirst()
        .map(
            frame ->
                " at %s.%s:%d"
                    .formatted(
                        frame.getClassName().substring(OURS.length()),
                        frame.getMethodName(),
                        frame.getLineNumber()))
        .orElse("");
  }
}
