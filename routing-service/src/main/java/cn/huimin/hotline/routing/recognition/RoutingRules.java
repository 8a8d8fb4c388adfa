package cn.huimin.hotline.routing.recognition;

import cn.huimin.hotline.routing.flood.FloodRule;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Stage;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The routing rules as data (DOMAIN §4.2, §4.3): one edition of the policy {@code routing-rules}.
 *
 * @param version of this rule set
 * @param minimumConfidence under which a person decides, 0 to 1
 * @param nearIdentical likeness from which two texts of one person are one complaint, 0 to 1
 * @param filedRepeatsToTriage whether a repeat of a case that was closed on file goes to the centre
 *     first, which answers on file or says the new fact (DOMAIN §4.5)
 * @param flood when complaints of many people are one matter
 * @param categories level 1 with its department, level 2 and keywords
 * @param throughTownOffice level-1 categories that reach a town's school through its office
 * @param demandTypes words that speak for a demand type, the strongest type first
 * @param emergencyWords words of danger to life or safety
 * @param sensitiveWords words that must be watched, in a context in which they mean something
 * @param pupilCallers words by which a pupil speaks, who is confidential by default (DOMAIN §4.8)
 * @param toDepartment matters that go to a department, never to the unit named
 * @param outsideEducation matters of other authorities
 * @param stageCues words that tell the stage of a school
 */
public record RoutingRules(
    String version,
    double minimumConfidence,
    double nearIdentical,
    boolean filedRepeatsToTriage,
    FloodRule flood,
    List<Category> categories,
    Set<String> throughTownOffice,
    List<TypeCues> demandTypes,
    List<WordGroup> emergencyWords,
    List<WordGroup> sensitiveWords,
    List<WordGroup> pupilCallers,
    List<DepartmentRule> toDepartment,
    List<WordGroup> outsideEducation,
    Map<Stage, List<String>> stageCues) {

  /** Level 1: its name, the unit id of the responsible department, its level 2. */
  public record Category(String level1, String department, List<Level2> level2) {}

  /** Level 2: its name and the words that speak for it. */
  public record Level2(String name, List<String> keywords) {}

  /** A demand type, its cues, and longer words in which a cue means nothing. */
  public record TypeCues(DemandType type, List<String> cues, List<String> unless) {}

  /**
   * A named group of words, and the contexts in which one of them means nothing.
   *
   * @param unless longer words that hold one of them
   * @param unlessNear words that stand shortly before or after one in the same sentence: 万一, 预防
   * @param police whether they speak of danger to a minor that has to be reported to the police
   */
  public record WordGroup(
      String name,
      List<String> words,
      List<String> unless,
      List<String> unlessNear,
      boolean police) {}

  /**
   * A matter that goes to a department.
   *
   * @param rule its name, shown as the reason
   * @param department unit id, or {@link #CATEGORY} for the department of the case's category
   * @param words any of them fires the rule
   * @param categories any of these level-1 categories fires it
   * @param demandTypes the rule holds for these alone; empty for all
   * @param hidden whether the unit named is the accused, who must not see the original (DOMAIN §8)
   */
  public record DepartmentRule(
      String rule,
      String department,
      List<String> words,
      Set<String> categories,
      Set<DemandType> demandTypes,
      boolean hidden) {

    /** Stands for the department of the case's category. */
    public static final String CATEGORY = "CATEGORY";
  }
}
