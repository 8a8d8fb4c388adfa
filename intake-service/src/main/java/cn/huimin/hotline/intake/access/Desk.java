package cn.huimin.hotline.intake.access;

import org.jspecify.annotations.Nullable;

/** From which desk something was done, for the events: shown, never decided by. */
public final class Desk {

  /** Header by which the console says that a page of its was used. */
  public static final String HEADER = "X-Hotline-Desk";

  private static final String CONSOLE = "console";
  private static final String API = "api";

  private Desk() {}

  /** The desk a request names; "api" unless it is the console's. */
  public static String of(@Nullable String header) {
    return CONSOLE.equals(header) ? CONSOLE : API;
  }
}
