package cn.huimin.hotline.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be measured, in the order in which it is. */
enum What {
  /** How long the house takes to start, and its memory. */
  START,
  /** The raw exactly-once hop. */
  HOP,
  /** Work orders at full speed, until their clocks are set. */
  PIPELINE,
  /** Whole lives at full speed. */
  LIVES,
  /** From the front door to the inbox, at a steady pace. */
  INBOX;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static String words() {
    return Arrays.stream(values()).map(What::word).collect(Collectors.joining(", "));
  }
}
