package cn.huimin.hotline.intake.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplainantTest {

  private static final String WHOLE = "王小红/13800001234/w@example.com/某小区1号楼";

  /** What a later hand-in says of the person, and what is known afterwards. */
  @ParameterizedTest
  @CsvSource({
    "王女士, , , , 王小红/13800001234/w@example.com/某小区1号楼",
    "王某某, 138****1234, , , 王小红/13800001234/w@example.com/某小区1号楼",
    "王**, 微信, w***@example.com, 某小区***, 王小红/13800001234/w@example.com/某小区1号楼",
    "匿名, , , , 王小红/13800001234/w@example.com/某小区1号楼",
    ", , , , 王小红/13800001234/w@example.com/某小区1号楼",
    "王晓红, , , , 王晓红/13800001234/w@example.com/某小区1号楼",
    "王女士, 13900001234, , , 王小红/13900001234/w@example.com/某小区1号楼",
    ", 139****5678, , , 王小红/139****5678/w@example.com/某小区1号楼",
    "李建国, 138****1234, , , 李建国/138****1234/-/-",
    ", , w2@example.com, 某小区2号楼, 王小红/13800001234/w2@example.com/某小区2号楼"
  })
  void shouldNotTakeAwayWhatWasWhole(
      String name, String phone, String email, String address, String after) {
    assertThat(told(new Complainant(name, phone, email, address).over(of(WHOLE)))).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    "王女士//-/-, 王某//-/-, 王女士//-/-",
    "王小红/13800001234/-/-, 王女士/12345/-/-, 王小红/13800001234/-/-",
    "微信/微信/-/-, 匿名/12345/-/-, 微信/微信/-/-"
  })
  void shouldTakeTheBetterOfBoth(String given, String known, String after) {
    assertThat(told(of(given).over(of(known)))).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({"13800001234, false", "5388234567, false", "微信, true", "12345, true", ", true"})
  void shouldKnowWhoCannotBeReached(String phone, boolean unreachable) {
    assertThat(new Complainant("王小红", phone, null, null).unreachable()).isEqualTo(unreachable);
  }

  private static Complainant of(String told) {
    var parts = told.split("/", -1);
    return new Complainant(orNull(parts[0]), orNull(parts[1]), orNull(parts[2]), orNull(parts[3]));
  }

  private static String orNull(String part) {
    return part.isEmpty() || part.equals("-") ? null : part;
  }

  private static String told(Complainant person) {
    return String.join(
        "/",
        or(person.name(), ""),
        or(person.phone(), ""),
        or(person.email(), "-"),
        or(person.address(), "-"));
  }

  private static String or(String text, String other) {
    return text == null ? other : text;
  }
}
