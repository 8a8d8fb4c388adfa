package cn.huimin.hotline.intake.scrub;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Tells by its digits what kind of personal number a number is. */
final class Numbers {

  static final int MOBILE_LENGTH = 11;

  private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
  private static final Pattern MOBILE_WITH_PREFIX =
      Pattern.compile("(?:0086|086|86|0)1[3-9]\\d{9}");
  private static final Pattern LANDLINE =
      Pattern.compile("(?:86|0086)?0(?:10\\d{8}|2\\d{9}|[3-9]\\d{2}[1-9]\\d{6,7})");
  private static final Pattern LANDLINE_WITHOUT_ZERO =
      Pattern.compile("86(?:10\\d{8}|2\\d{9}|[3-9]\\d{2}[1-9]\\d{6,7})");

  /** Numbers of shops and authorities that anybody may call. */
  private static final Pattern SERVICE = Pattern.compile("[48]00\\d{7}");

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
  private static final Pattern OLD_ID_CARD = Pattern.compile("\\d{15}");
  private static final Pattern LOCAL = Pattern.compile("[2-9]\\d{6,7}");

  /**
   * Card numbers as Chinese banks issue them: UnionPay, old ICBC, ABC, CCB and BOC, Visa,
   * Mastercard, JCB.
   */
  private static final Pattern CARD =
      Pattern.compile(
          "(?:62\\d{14,17}|9558\\d{15}|95599\\d{14}|436742\\d{13}|456351\\d{13}|601382\\d{13}"
              + "|4\\d{15}|5[1-5]\\d{14}|35\\d{14})");

  private static final Pattern ANY_CARD = Pattern.compile("\\d{16,19}");

  private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String ID_CHECKS = "10X98765432";
  private static final Pattern PROVINCE =
      Pattern.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]");

  private Numbers() {}

  static boolean isMobile(String digits) {
    return MOBILE.matcher(digits).matches() || MOBILE_WITH_PREFIX.matcher(digits).matches();
  }

  static boolean isPlainMobile(String digits) {
    return MOBILE.matcher(digits).matches();
  }

  /** With its area code. */
  static boolean isLandline(String digits) {
    return LANDLINE.matcher(digits).matches();
  }

  /** With the country code in place of the zero: only behind a plus. */
  static boolean isLandlineWithoutZero(String digits) {
    return LANDLINE_WITHOUT_ZERO.matcher(digits).matches();
  }

  /** A number of 400 or 800, which is nobody's. */
  static boolean isService(String digits) {
    return SERVICE.matcher(digits).matches();
  }

  /**
   * Seven or eight digits without area code that are no date: a phone if the words before say so.
   */
  static boolean couldBeLocalLandline(String digits) {
    return LOCAL.matcher(digits).matches() && !(digits.length() == 8 && isDay(digits));
  }

  static boolean isBankCard(String digits) {
    return CARD.matcher(digits).matches() && passesLuhn(digits);
  }

  /** One of a bank that is not known by its first digits: a card if the words before say so. */
  static boolean couldBeBankCard(String digits) {
    return ANY_CARD.matcher(digits).matches() && passesLuhn(digits);
  }

  /**
   * Whether 17 digits and a check character (a digit or X) are an identity card's, checksum
   * included.
   */
  static boolean isIdCard(String digits17, char check) {
    if (!looksLikeIdCard(digits17)) {
      return false;
    }
    int sum = 0;
    for (int at = 0; at < ID_WEIGHTS.length; at++) {
      sum += ID_WEIGHTS[at] * (digits17.charAt(at) - '0');
    }
    return ID_CHECKS.charAt(sum % ID_CHECKS.length()) == Character.toUpperCase(check);
  }

  /** Province and birthday are possible; the checksum may be wrong. */
  static boolean looksLikeIdCard(String digits17) {
    if (digits17.length() != ID_WEIGHTS.length) {
      return false;
    }
    return PROVINCE.matcher(digits17.substring(0, 2)).matches() && isDay(digits17.substring(6, 14));
  }

  /** Of fifteen digits, as they were given until 1999: province and birthday are possible. */
  static boolean isOldIdCard(String digits) {
    return OLD_ID_CARD.matcher(digits).matches()
        && PROVINCE.matcher(digits.substring(0, 2)).matches()
        && isDay("19" + digits.substring(6, 12));
  }

  /** Whether three numbers beside each other are a date. */
  static boolean isDate(String year, String month, String day) {
    return YEAR.matcher(year).matches() && isUpTo(month, 12) && isUpTo(day, 31);
  }

  private static boolean isUpTo(String number, int most) {
    if (number.length() > 2) {
      return false;
    }
    int value = Integer.parseInt(number);
    return value >= 1 && value <= most;
  }

  private static boolean isDay(String yyyymmdd) {
    int year = Integer.parseInt(yyyymmdd.substring(0, 4));
    if (year < 1900 || year > 2100) {
      return false;
    }
    try {
      LocalDate.of(
          year,
          Integer.parseInt(yyyymmdd.substring(4, 6)),
          Integer.parseInt(yyyymmdd.substring(6, 8)));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int at = 0; at < digits.length(); at++) {
      int digit = digits.charAt(digits.length() - 1 - at) - '0';
      if (at % 2 == 1) {
        digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      }
      sum += digit;
    }
    return sum % 10 == 0;
  }
}
