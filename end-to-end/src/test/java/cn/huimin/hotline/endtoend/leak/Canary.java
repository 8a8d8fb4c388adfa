package cn.huimin.hotline.endtoend.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Invented personal data that must be found nowhere.
 *
 * @param what its name in a test's report
 * @param written as somebody writes it
 * @param forms in what forms it would be a leak
 */
record Canary(String what, String written, List<String> forms) {

  /** Name, phone and address of the complainant of every planted work order. */
  static final Canary NAME = exact("name", "钱三元");

  static final Canary ADDRESS = exact("address", "幸福里小区88号楼6单元1801室");
  static final Canary PHONE = phone("phone of the complainant", "19900990000", "19900990000");

  private static final String[] PHONES = {
    "19900010000",
    "199 0002 0000",
    "199-0003-0000",
    "+86 19900040000",
    "１９９０００５００００",
    "199.0006.0000",
    "(199)00070000",
    "1 9 9 0 0 0 8 0 0 0 0",
    "一九九〇〇〇九〇〇〇〇",
    "0086-199-0010-0000",
    "199００11００００",
    "1990012 0000"
  };

  /** All of them, those of the complainant included: more than twenty. */
  static List<Canary> all() {
    var canaries = new ArrayList<>(List.of(NAME, ADDRESS, PHONE));
    for (int n = 0; n < PHONES.length; n++) {
      canaries.add(phone("phone " + (n + 1), PHONES[n], "199%04d0000".formatted(n + 1)));
    }
    // A region that does not exist, so that these are nobody's.
    for (String person : List.of("37999920150101001", "37999920160229002")) {
      String number = person + check(person);
      canaries.add(new Canary("ID card", number, List.of(number)));
    }
    String spaced = "37999920170303003" + check("37999920170303003");
    canaries.add(
        new Canary(
            "ID card in groups",
            spaced.substring(0, 6) + " " + spaced.substring(6, 14) + " " + spaced.substring(14),
            List.of(spaced)));
    canaries.add(exact("e-mail", "qian.sanyuan@mail.example"));
    canaries.add(exact("landline", "0536-8990011"));
    canaries.add(exact("landline in brackets", "(0536)8990022"));
    canaries.add(new Canary("landline with extension", "0536—8990033转801", List.of("8990033")));
    canaries.add(exact("number plate", "鲁V12Q45"));
    canaries.add(new Canary("number plate with a dot", "鲁V·D9Q876", List.of("D9Q876")));
    canaries.add(new Canary("WeChat", "微信号：qsy_canary_01", List.of("qsy_canary_01")));
    canaries.add(new Canary("QQ", "QQ：790001234", List.of("790001234")));
    canaries.add(exact("bank card", "6222 0299 0000 0000 " + luhn("622202990000000")));
    return canaries;
  }

  private static Canary exact(String what, String written) {
    return new Canary(what, written, List.of(written, written.replaceAll("[\\s-]", "")));
  }

  private static Canary phone(String what, String written, String digits) {
    return new Canary(what, written, Stream.of(written, digits).distinct().toList());
  }

  /** Check character of an ID number (GB 11643). */
  private static char check(String first17) {
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int n = 0; n < weights.length; n++) {
      sum += (first17.charAt(n) - '0') * weights[n];
    }
    return "10X98765432".charAt(sum % 11);
  }

  /** What follows 6222 0299 0000 0000 so that the number of 19 digits passes the Luhn check. */
  private static String luhn(String first15) {
    for (int tail = 0; tail < 1000; tail++) {
      String whole = first15 + "0" + "%03d".formatted(tail);
      int sum = 0;
      for (int n = 0; n < whole.length(); n++) {
        int digit = whole.charAt(whole.length() - 1 - n) - '0';
        int value = n % 2 == 1 ? digit * 2 : digit;
        sum += value > 9 ? value - 9 : value;
      }
      if (sum % 10 == 0) {
        return "%03d".formatted(tail);
      }
    }
    throw new AssertionError("there always is one");
  }
}
