package cn.huimin.hotline.intake.mapping;

import java.text.Normalizer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A day as people write it, in figures that can be read. */
final class WrittenDay {

  private static final Pattern WEEKDAY = Pattern.compile("[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?");

  /** Of 二〇二六年三月五日九时五分, and 9时半. */
  private static final Pattern CHINESE_NUMBER =
      Pattern.compile("[〇○零一二三四五六七八九十]+(?=\\s*[年月日号时点分秒])|(?<=[时点])\\s*半");

  private static final String CHINESE_DIGITS = "〇一二三四五六七八九";

  private WrittenDay() {}

  /** What is written, with its numbers in digits and without the day of the week. */
  static String inDigits(String written) {
    var text =
        WEEKDAY
            .matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
            .replaceAll(" ")
            .replaceAll("\\s+", " ")
            .strip();
    return CHINESE_NUMBER.matcher(text).find() ? counted(text) : text;
  }

  /** A date with its numbers in digits: 二〇二六 is read digit by digit, 十五 and 二十一 as counted. */
  private static String counted(String text) {
    return CHINESE_NUMBER
        .matcher(text)
        .replaceAll(found -> found.group().strip().equals("半") ? "30分" : digits(found.group()));
  }

  private static String digits(String number) {
    var plain = number.replace('零', '〇').replace('○', '〇');
    int ten = plain.indexOf('十');
    if (ten < 0) {
      return plain
          .chars()
          .mapToObj(c -> String.valueOf(CHINESE_DIGITS.indexOf(c)))
          .collect(Collectors.joining());
    }
    if (ten > 1 || plain.length() > ten + 2 || plain.indexOf('十', ten + 1) > 0) {
      return number;
    }
    int tens = ten == 0 ? 1 : CHINESE_DIGITS.indexOf(plain.charAt(0));
    int ones = plain.length() == ten + 1 ? 0 : CHINESE_DIGITS.indexOf(plain.charAt(ten + 1));
    return String.valueOf(tens * 10 + ones);
  }
}
