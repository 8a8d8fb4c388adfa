package cn.huimin.hotline.routing.recognition;

import cn.huimin.hotline.routing.flood.FloodRule;
import cn.huimin.hotline.routing.recognition.RoutingRules.Category;
import cn.huimin.hotline.routing.recognition.RoutingRules.DepartmentRule;
import cn.huimin.hotline.routing.recognition.RoutingRules.Level2;
import cn.huimin.hotline.routing.recognition.RoutingRules.TypeCues;
import cn.huimin.hotline.routing.recognition.RoutingRules.WordGroup;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Stage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the policy {@code routing-rules} from its JSON document. */
public final class RoutingRulesReader {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double DEFAULT_MINIMUM_CONFIDENCE = 0.6;

  /** Likeness from which two texts of one person are one complaint, where no rule says another. */
  public static final double DEFAULT_NEAR_IDENTICAL = 0.6;

  /** The longest time over which a flood is looked for: 30 days. */
  private static final int MOST_HOURS = 720;

  /** Of a flood at least a tenth is called (DOMAIN §3). */
  private static final double LEAST_CALLED = 0.1;

  /** Of more people nobody waits to be told. */
  private static final int MOST_PEOPLE = 100;

  private RoutingRulesReader() {}

  /**
   * Reads a rule set.
   *
   * @param document the document
   * @throws InvalidRulesException naming the item that is wrong, with its mend
   */
  public static RoutingRules read(String document) {
    RuleNode root;
    try {
      root = RuleNode.root(JSON.readTree(document));
    } catch (JacksonException e) {
      var line = e.getLocation() == null ? "" : "第 " + e.getLocation().getLineNr() + " 行：";
      throw new InvalidRulesException(line + "不是有效的 JSON，请检查括号、引号和逗号");
    }
    return new RoutingRules(
        root.at("version").text(),
        root.at("minimumConfidence").fraction(DEFAULT_MINIMUM_CONFIDENCE),
        root.at("nearIdentical").fraction(DEFAULT_NEAR_IDENTICAL),
        root.at("filedRepeatsToTriage").flag(true),
        flood(root.at("flood")),
        root.at("categories").list(RoutingRulesReader::category),
        Set.copyOf(root.at("throughTownOffice").texts()),
        root.at("demandTypes").list(RoutingRulesReader::typeCues),
        root.at("emergencyWords").list(node -> wordGroup(node, "group")),
        root.at("sensitiveWords").optionalList(node -> wordGroup(node, "group")),
        root.at("pupilCallers").optionalList(node -> wordGroup(node, "group")),
        root.at("toDepartment").list(RoutingRulesReader::departmentRule),
        root.at("outsideEducation").list(node -> wordGroup(node, "authority")),
        stageCues(root.at("stageCues")));
  }

  private static FloodRule flood(RuleNode node) {
    var usual = FloodRule.DEFAULT;
    return new FloodRule(
        node.at("similar").fraction(usual.similar()),
        Duration.ofHours(node.at("hours").number((int) usual.within().toHours(), 1, MOST_HOURS)),
        node.at("people").number(usual.people(), 2, MOST_PEOPLE),
        node.at("joinsByRule").flag(usual.joinsByRule()),
        node.at("answeredTogether").number(usual.answeredTogether(), 2, MOST_PEOPLE),
        node.at("calledShare").share(usual.calledShare(), LEAST_CALLED));
  }

  private static Category category(RuleNode node) {
    return new Category(
        node.at("level1").text(),
        node.at("department").text(),
        node.at("level2")
            .list(
                below ->
                    new Level2(below.at("name").text(), below.at("keywords").requiredTexts())));
  }

  private static TypeCues typeCues(RuleNode node) {
    return new TypeCues(
        node.at("type").oneOf(DemandType.class),
        node.at("cues").requiredTexts(),
        node.at("unless").texts());
  }

  private static WordGroup wordGroup(RuleNode node, String name) {
    for (var words : List.of("words", "unless")) {
      if (node.at(words).texts().stream()
          .anyMatch(word -> word.startsWith(WordIndex.GAP) || word.endsWith(WordIndex.GAP))) {
        throw node.at(words).wrong("省略号“…”只写在词的中间，前后都要有字");
      }
    }
    return new WordGroup(
        node.at(name).text(),
        node.at("words").requiredTexts(),
        node.at("unless").texts(),
        node.at("unlessNear").texts(),
        node.at("police").flag(false));
  }

  /** What is not said to be harmless is held to be an accusation: hidden. */
  private static DepartmentRule departmentRule(RuleNode node) {
    var rule =
        new DepartmentRule(
            node.at("rule").text(),
            node.at("department").text(),
            node.at("words").texts(),
            Set.copyOf(node.at("categories").texts()),
            Set.copyOf(node.at("demandTypes").eachOneOf(DemandType.class)),
            node.at("hidden").flag(true));
    if (rule.words().isEmpty() && rule.categories().isEmpty()) {
      throw node.wrong("既没有 words 也没有 categories，这条规则永远不会用到，请补上其一");
    }
    return rule;
  }

  private static Map<Stage, List<String>> stageCues(RuleNode node) {
    var cues = new EnumMap<Stage, List<String>>(Stage.class);
    node.entries().forEach(entry -> cues.put(entry.nameAs(Stage.class), entry.requiredTexts()));
    return cues;
  }
}
