package cn.huimin.hotline.routing.recognition;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.routing.recognition.RoutingRules.Category;
import cn.huimin.hotline.routing.recognition.RoutingRules.TypeCues;
import cn.huimin.hotline.routing.recognition.RoutingRules.WordGroup;
import cn.huimin.hotline.routing.recognition.TargetFinder.Facts;
import cn.huimin.hotline.routing.recognition.TargetFinder.Target;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first rule set (DOMAIN §4.1–§4.4): literal names and keywords, compiled once per edition of
 * directory and rules. Says which rule decided, on what words, how surely, and whose else it might
 * be. Safe for use by several threads.
 */
public final class RuleRecogniser implements Recogniser {

  private static final int MOST_GUESSES = 3;
  private static final int MOST_EVIDENCE = 24;

  private final RoutingRules rules;
  private final Categories categories;
  private final UnitFinder units;
  private final CategoryFinder topics;
  private final TargetFinder targets;
  private final WordIndex<TypeCues> typeCues;
  private final WordIndex<WordGroup> dangers;
  private final WordIndex<WordGroup> sensitive;
  private final WordIndex<WordGroup> pupils;

  /** Compiles the rules for a directory. */
  public RuleRecogniser(Directory directory, RoutingRules rules) {
    this.rules = rules;
    categories =
        new Categories(
            rules.categories().stream()
                .collect(
                    Collectors.toMap(
                        Category::level1,
                        category ->
                            category.level2().stream().map(RoutingRules.Level2::name).toList())));
    units = new UnitFinder(directory, rules.stageCues());
    topics = new CategoryFinder(rules.categories());
    var types = new WordIndex.Builder<TypeCues>();
    rules.demandTypes().forEach(t -> types.words(t.cues(), t).unless(t.unless(), t));
    typeCues = types.build();
    dangers = WordIndex.ofGroups(rules.emergencyWords());
    sensitive = WordIndex.ofGroups(rules.sensitiveWords());
    pupils = WordIndex.ofGroups(rules.pupilCallers());
    targets = new TargetFinder(directory, rules);
  }

  @Override
  public Categories categories() {
    return categories;
  }

  @Override
  public Classification classify(Demand demand) {
    var wording = demand.wording();
    var evidence = new ArrayList<Evidence>();
    var type = demandType(demand, evidence);
    var named = units.find(wording);
    var topic = topics.find(wording, named.names());
    evidence.addAll(named.evidence());
    topic.ifPresent(found -> evidence.addAll(found.evidence()));
    var facts = new Facts(type, named, topic);
    var target = targets.find(wording, facts, evidence);
    boolean pupil = !watched(wording, pupils, "pupil", evidence).isEmpty();
    watched(wording, sensitive, "sensitive", evidence);
    var seen = watched(wording, dangers, "danger", evidence);
    var urgency = seen.isEmpty() ? demand.urgency() : Urgency.EMERGENCY;
    boolean hidden =
        demand.confidential() || pupil || type == DemandType.REPORT || target.accusation();
    return new Classification(
        type,
        urgency,
        facts.level1(),
        facts.level2(),
        hidden,
        target.accusation() ? named.certain().map(r -> r.unit().id()).orElse(null) : null,
        target.unit().map(Unit::id).orElse(null),
        target.ruleId(),
        target.confidence(),
        evidence.stream().limit(MOST_EVIDENCE).toList(),
        seen.stream().anyMatch(WordGroup::police),
        guesses(target, facts),
        triageReasons(target, urgency, hidden));
  }

  private List<String> triageReasons(Target target, Urgency urgency, boolean hidden) {
    var reasons = new ArrayList<String>();
    if (urgency == Urgency.EMERGENCY) {
      reasons.add("emergency");
    }
    if (hidden) {
      reasons.add("hidden-needs-summary");
    }
    reasons.addAll(target.reasons());
    if (target.unit().isPresent() && target.confidence() < rules.minimumConfidence()) {
      reasons.add("low-confidence");
    }
    return reasons;
  }

  /** The best three to choose from; the accused is not among them. */
  private List<Guess> guesses(Target target, Facts facts) {
    var best = new LinkedHashMap<String, Guess>();
    target.unit().ifPresent(unit -> offer(best, unit, target.confidence(), "rule"));
    if (!target.accusation()) {
      for (var ranked : facts.named().ranked()) {
        targets
            .inForce(ranked.unit())
            .ifPresent(unit -> offer(best, unit, ranked.confidence(), ranked.reason()));
      }
    }
    targets
        .department(facts.level1())
        .ifPresent(unit -> offer(best, unit, facts.topicConfidence() / 2, "category"));
    return best.values().stream().limit(MOST_GUESSES).toList();
  }

  private static void offer(Map<String, Guess> best, Unit unit, double confidence, String reason) {
    best.putIfAbsent(unit.id(), new Guess(unit.id(), unit.name(), confidence, reason));
  }

  private DemandType demandType(Demand demand, List<Evidence> evidence) {
    if (demand.demandType() != null) {
      return demand.demandType();
    }
    var cues = new LinkedHashMap<TypeCues, Evidence>();
    for (var passage : demand.wording().passages()) {
      for (var hit : typeCues.find(passage.text())) {
        cues.putIfAbsent(
            hit.meaning(),
            new Evidence(
                passage.textId(),
                hit.start(),
                hit.end(),
                "type",
                "type:" + hit.meaning().type().name()));
      }
    }
    return rules.demandTypes().stream()
        .filter(cues::containsKey)
        .findFirst()
        .map(
            cue -> {
              evidence.add(Objects.requireNonNull(cues.get(cue)));
              return cue.type();
            })
        .orElse(DemandType.HELP);
  }

  /** Puts words that must be heard before all other evidence; the groups they are of. */
  private static Set<WordGroup> watched(
      Wording wording, WordIndex<WordGroup> words, String shows, List<Evidence> evidence) {
    var groups = new LinkedHashSet<WordGroup>();
    var seen = new ArrayList<Evidence>();
    var rule = shows.equals("danger") ? "emergency:" : shows + ":";
    for (var passage : wording.passages()) {
      for (var hit : words.find(passage.text())) {
        groups.add(hit.meaning());
        seen.add(
            new Evidence(
                passage.textId(), hit.start(), hit.end(), shows, rule + hit.meaning().name()));
      }
    }
    evidence.addAll(0, seen.reversed());
    return groups;
  }
}
