package cn.huimin.hotline.routing.recognition;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.routing.recognition.RoutingRules.DepartmentRule;
import cn.huimin.hotline.routing.recognition.RoutingRules.WordGroup;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose a matter is, once units and category are known (DOMAIN §4.3). */
final class TargetFinder {

  private static final String FALLBACK_LEVEL1 = "其他";
  private static final double FALLBACK_CONFIDENCE = 0.3;
  private static final double BY_WORDS = 0.9;
  private static final int SEVERAL_SCHOOLS = 3;

  private final Directory directory;
  private final RoutingRules rules;
  private final WordIndex<DepartmentRule> departmentRules;
  private final WordIndex<WordGroup> outside;

  TargetFinder(Directory directory, RoutingRules rules) {
    this.directory = directory;
    this.rules = rules;
    outside = WordIndex.ofGroups(rules.outsideEducation());
    var departments = new WordIndex.Builder<DepartmentRule>();
    rules.toDepartment().forEach(rule -> departments.words(rule.words(), rule));
    departmentRules = departments.build();
  }

  /**
   * What is known before a target is chosen.
   *
   * @param type demand type
   * @param named units named
   * @param topic category, if any keyword speaks for one
   */
  record Facts(DemandType type, UnitFinder.Finding named, Optional<CategoryFinder.Found> topic) {

    String level1() {
      return topic.map(CategoryFinder.Found::level1).orElse(FALLBACK_LEVEL1);
    }

    @Nullable String level2() {
      return topic.map(CategoryFinder.Found::level2).orElse(null);
    }

    double topicConfidence() {
      return topic.map(CategoryFinder.Found::confidence).orElse(FALLBACK_CONFIDENCE);
    }
  }

  /**
   * Whose it is.
   *
   * @param unit the unit, if it could be told
   * @param accusation whether the unit named is the accused
   * @param reasons why a person must decide nevertheless
   */
  record Target(
      Optional<Unit> unit,
      String ruleId,
      double confidence,
      boolean accusation,
      List<String> reasons) {

    static Target of(Optional<Unit> unit, String ruleId, double confidence, boolean accusation) {
      return new Target(
          unit, ruleId, confidence, accusation, unit.isEmpty() ? List.of("no-unit") : List.of());
    }
  }

  /** Whose it is; the words that say so are added to the evidence. */
  Target find(Wording wording, Facts facts, List<Evidence> evidence) {
    var foreign = foreign(wording, facts, evidence);
    if (foreign.isPresent()) {
      return new Target(
          Optional.empty(),
          "outside:" + foreign.get().name(),
          BY_WORDS,
          false,
          List.of("outside-education"));
    }
    var rule = departmentRule(wording, facts, evidence);
    if (rule.isPresent()) {
      return byDepartmentRule(rule.get(), facts);
    }
    var certain = facts.named().certain();
    if (certain.isPresent()) {
      return atUnit(certain.get(), facts);
    }
    long schools = facts.named().ranked().stream().filter(r -> r.unit().isSchool()).count();
    boolean open =
        facts.named().evidence().stream().anyMatch(e -> e.ruleId().equals("shared-name"));
    if (schools >= SEVERAL_SCHOOLS && !open) {
      return Target.of(department(facts.level1()), "several-schools", BY_WORDS, false);
    }
    if (!facts.named().ranked().isEmpty()) {
      return new Target(
          Optional.empty(),
          "shared-name",
          facts.named().ranked().getFirst().confidence() / 2,
          false,
          List.of("ambiguous-unit"));
    }
    var department = department(facts.level1());
    boolean sure = department.isPresent() && facts.topicConfidence() >= rules.minimumConfidence();
    return new Target(
        department,
        "category:" + facts.level1(),
        facts.topicConfidence(),
        false,
        sure ? List.of() : List.of("no-unit"));
  }

  /**
   * Another authority's matter: its words, no unit of ours, and little that speaks for education.
   */
  private Optional<WordGroup> foreign(Wording wording, Facts facts, List<Evidence> evidence) {
    var hits = new LinkedHashMap<WordGroup, Integer>();
    var found = new ArrayList<Evidence>();
    for (var passage : wording.passages()) {
      for (var hit : outside.find(passage.text())) {
        hits.merge(hit.meaning(), 1, Integer::sum);
        found.add(
            new Evidence(
                passage.textId(),
                hit.start(),
                hit.end(),
                "outside",
                "outside:" + hit.meaning().name()));
      }
    }
    boolean ours =
        !facts.named().ranked().isEmpty()
            || facts.topic().map(CategoryFinder.Found::weight).orElse(0.0) >= hits.size() * 2.0;
    if (hits.isEmpty() || ours) {
      return Optional.empty();
    }
    evidence.addAll(found);
    return hits.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  /** The first rule, in their order, that words or category fire; praise accuses nobody. */
  private Optional<DepartmentRule> departmentRule(
      Wording wording, Facts facts, List<Evidence> evidence) {
    if (facts.type() == DemandType.PRAISE) {
      return Optional.empty();
    }
    var hits = new LinkedHashMap<DepartmentRule, List<Evidence>>();
    for (var passage : wording.passages()) {
      for (var hit : departmentRules.find(passage.text())) {
        hits.computeIfAbsent(hit.meaning(), _ -> new ArrayList<>())
            .add(
                new Evidence(
                    passage.textId(), hit.start(), hit.end(), "rule", ruleId(hit.meaning())));
      }
    }
    boolean sure = facts.topicConfidence() >= rules.minimumConfidence();
    var fired =
        rules.toDepartment().stream()
            .filter(
                rule -> rule.demandTypes().isEmpty() || rule.demandTypes().contains(facts.type()))
            .filter(
                rule ->
                    hits.containsKey(rule) || (sure && rule.categories().contains(facts.level1())))
            .findFirst();
    fired.ifPresent(rule -> evidence.addAll(hits.getOrDefault(rule, List.of())));
    return fired;
  }

  private Target byDepartmentRule(DepartmentRule rule, Facts facts) {
    boolean ofCategory = rule.department().equals(DepartmentRule.CATEGORY);
    return Target.of(
        ofCategory
            ? department(facts.level1())
            : directory.unit(rule.department()).flatMap(this::inForce),
        ruleId(rule),
        ofCategory ? BY_WORDS * facts.topicConfidence() : BY_WORDS,
        rule.hidden());
  }

  /** At the unit named; through its town office where the rules say so (DOMAIN §4.3). */
  private Target atUnit(UnitFinder.Ranked found, Facts facts) {
    var unit = inForce(found.unit());
    var office = unit.flatMap(this::officeOf);
    double confidence = found.confidence() * (0.85 + 0.15 * facts.topicConfidence());
    if (office.isPresent() && rules.throughTownOffice().contains(facts.level1())) {
      return Target.of(office, "town-office:" + facts.level1(), confidence, false);
    }
    boolean moved = unit.isPresent() && !unit.get().equals(found.unit());
    return Target.of(unit, (moved ? "successor:" : "unit:") + found.reason(), confidence, false);
  }

  /** The unit itself, or who answers for it since it was closed: successor, else the unit above. */
  Optional<Unit> inForce(Unit unit) {
    var answers = Optional.of(unit);
    for (int hops = 0; hops < 10 && answers.isPresent() && answers.get().closed(); hops++) {
      var closed = answers.get();
      var next = closed.successorId() == null ? closed.parentId() : closed.successorId();
      answers = next == null ? Optional.empty() : directory.unit(next);
    }
    return answers.filter(found -> !found.closed() && found.kind() != UnitKind.BUREAU);
  }

  private Optional<Unit> officeOf(Unit school) {
    var parent = school.parentId();
    return parent == null
        ? Optional.empty()
        : directory.unit(parent).filter(unit -> unit.kind() == UnitKind.TOWN_OFFICE);
  }

  /** The department responsible for a category, by the directory, else by the rules. */
  Optional<Unit> department(String level1) {
    return directory
        .departmentFor(level1)
        .or(
            () ->
                rules.categories().stream()
                    .filter(category -> category.level1().equals(level1))
                    .findFirst()
                    .flatMap(category -> directory.unit(category.department())))
        .flatMap(this::inForce);
  }

  private static String ruleId(DepartmentRule rule) {
    return "to-department:" + rule.rule();
  }
}
