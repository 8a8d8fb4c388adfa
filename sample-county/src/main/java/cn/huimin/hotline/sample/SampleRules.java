package cn.huimin.hotline.sample;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The routing rules of the sample county, as read from {@code sample-county/routing-rules.json}
 * (DOMAIN §4.2, §4.3, §6). How they are meant to be read stands in this module's README.
 *
 * @param version of this rule set
 * @param categories level 1 with responsible department, level 2 and keywords
 * @param throughTownOffice level-1 categories that go to a town's school through its office
 * @param demandTypes words that speak for a demand type, the strongest type first
 * @param emergencyWords words of danger: the case is proposed as an emergency
 * @param sensitiveWords words that raise a yellow warning
 * @param toDepartment matters that go to a department, never to the accused
 * @param outsideEducation words of matters that are another authority's
 * @param stageCues words that tell the stage of a school
 */
public record SampleRules(
    String version,
    List<Category> categories,
    List<String> throughTownOffice,
    List<DemandType> demandTypes,
    List<WordGroup> emergencyWords,
    List<WordGroup> sensitiveWords,
    List<DepartmentRule> toDepartment,
    List<OtherAuthority> outsideEducation,
    Map<String, List<String>> stageCues) {

  /** Level 1: its name, the id of the responsible department, its level 2. */
  public record Category(String level1, String department, List<Level2> level2) {}

  /** Level 2: its name and the words that speak for it. */
  public record Level2(String name, List<String> keywords) {}

  /** A demand type, its cues, and longer words in which a cue means nothing. */
  public record DemandType(String type, List<String> cues, @Nullable List<String> unless) {}

  /**
   * A group of words; {@code unless} holds longer words in which one of them means nothing, {@code
   * unlessNear} words of the same sentence beside which none does.
   */
  public record WordGroup(
      String group,
      @Nullable Boolean police,
      List<String> words,
      List<String> unless,
      @Nullable List<String> unlessNear) {}

  /**
   * A matter that the accused must not handle.
   *
   * @param rule its name, shown as the reason
   * @param department a unit id, or {@code CATEGORY} for the department of the case's category
   * @param words any of them fires the rule
   * @param categories any of these level-1 categories fires the rule
   * @param demandTypes if present, the rule holds for these demand types alone
   * @param hidden false where nobody is accused and the original may be shown; true if absent
   */
  public record DepartmentRule(
      String rule,
      String department,
      @Nullable Boolean hidden,
      @Nullable List<String> words,
      @Nullable List<String> categories,
      @Nullable List<String> demandTypes) {}

  /** Whose matter it is instead, by words; {@code unless} words bring it back to education. */
  public record OtherAuthority(
      String authority, List<String> words, @Nullable List<String> unless) {}

  /** Reads the rules from the class path. */
  public static SampleRules load() {
    return Resources.json("routing-rules.json", SampleRules.class);
  }
}
