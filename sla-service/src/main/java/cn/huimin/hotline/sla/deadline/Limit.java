package cn.huimin.hotline.sla.deadline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a clock runs, in the words of the policy: {@code WD:5} working days, {@code WH:4}
 * working hours, {@code H:24} and {@code MIN:30} by the clock, {@code NONE} no clock; {@code
 * HANDLE+WD:2} so long after the handle limit in force, {@code LEAD-WD:1} office close so many
 * working days before the lead unit's limit.
 *
 * @param base what it counts from
 * @param unit what it counts in
 * @param amount how many; 0 only for {@link Unit#NONE}
 */
public record Limit(Base base, Unit unit, int amount) {

  /** What a limit counts from. */
  public enum Base {
    /** The start of the clock. */
    START,
    /** The handle limit in force. */
    HANDLE,
    /** Back from the limit of the lead unit. */
    LEAD
  }

  /** What a limit counts in. */
  public enum Unit {
    /** No clock. */
    NONE,
    /** Working days. */
    WD,
    /** Working hours. */
    WH,
    /** Hours, day and night. */
    H,
    /** Minutes, day and night. */
    MIN
  }

  /** No clock. */
  public static final Limit NONE = new Limit(Base.START, Unit.NONE, 0);

  private static final Pattern WORDS =
      Pattern.compile("(HANDLE\\+|LEAD-)?(WD|WH|H|MIN):([1-9]\\d{0,4})");

  /** Refuses what {@link #parse} could not have read. */
  public Limit {
    boolean none = unit == Unit.NONE;
    if (none != (amount == 0) || amount < 0 || (none && base != Base.START)) {
      throw new IllegalArgumentException("no limit: " + base + " " + unit + " " + amount);
    }
    if (base == Base.LEAD && unit != Unit.WD) {
      throw new IllegalArgumentException("a limit before the lead's counts in WD, not " + unit);
    }
  }

  /** Reads a limit; empty where the text is none. */
  public static Optional<Limit> parse(String text) {
    if (text.equals("NONE")) {
      return Optional.of(NONE);
    }
    Matcher matcher = WORDS.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Base base =
        switch (matcher.group(1)) {
          case "HANDLE+" -> Base.HANDLE;
          case "LEAD-" -> Base.LEAD;
          case null, default -> Base.START;
        };
    Unit unit = Unit.valueOf(matcher.group(2));
    if (base == Base.LEAD && unit != Unit.WD) {
      return Optional.empty();
    }
    return Optional.of(new Limit(base, unit, Integer.parseInt(matcher.group(3))));
  }

  /** Whether there is no clock at all. */
  public boolean isNone() {
    return unit == Unit.NONE;
  }

  /** Whether it runs by the clock, day and night. */
  public boolean byTheClock() {
    return unit == Unit.H || unit == Unit.MIN;
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    if (isNone()) {
      return "NONE";
    }
    String prefix =
        switch (base) {
          case START -> "";
          case HANDLE -> "HANDLE+";
          case LEAD -> "LEAD-";
        };
    return prefix + unit + ":" + amount;
  }
}
