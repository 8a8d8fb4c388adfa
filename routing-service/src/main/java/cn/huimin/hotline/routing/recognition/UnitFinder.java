package cn.huimin.hotline.routing.recognition;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.routing.recognition.NameIndex.NameKind;
import cn.huimin.hotline.routing.recognition.NameIndex.Named;
import cn.huimin.hotline.routing.recognition.WordIndex.Hit;
import cn.huimin.hotline.routing.recognition.Wording.Passage;
import cn.huimin.hotline.schemas.word.Stage;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which unit a text names (DOMAIN §4.1). A name that several units share is decided by the town
 * before it or elsewhere in the text, by the stage, or by another name; else it stays open.
 */
final class UnitFinder {

  /** How much better the best unit must be than the next. */
  private static final double MARGIN = 0.75;

  private static final double BY_TOWN = 0.88;
  private static final double BY_STAGE = 0.75;
  private static final double OPEN = 0.5;

  /**
   * A unit that came into question.
   *
   * @param weight how often and where it is named
   * @param confidence 0 to 1
   * @param reason kind of the best name
   */
  record Ranked(Unit unit, double weight, double confidence, String reason) {}

  /**
   * What was found.
   *
   * @param ranked units named, best first
   * @param certain the one that is meant, if one stands out
   * @param evidence names in the texts
   * @param names where names stand, by passage
   */
  record Finding(
      List<Ranked> ranked,
      Optional<Ranked> certain,
      List<Evidence> evidence,
      Map<Passage, List<Hit<Named>>> names) {}

  /** One place where one or several units are named. */
  private record Mention(Passage passage, List<Hit<Named>> hits, List<Named> candidates) {

    Hit<Named> place() {
      return hits.getFirst();
    }
  }

  private final Directory directory;
  private final NameIndex names;
  private final WordIndex<String> towns;
  private final WordIndex<Stage> stages;

  UnitFinder(Directory directory, Map<Stage, List<String>> stageCues) {
    this.directory = directory;
    names = new NameIndex(directory);
    towns = towns(directory);
    var cues = new WordIndex.Builder<Stage>();
    stageCues.forEach((stage, words) -> cues.words(words, stage));
    stages = cues.build();
  }

  Finding find(Wording wording) {
    var hitsByPassage = new LinkedHashMap<Passage, List<Hit<Named>>>();
    wording.passages().forEach(passage -> hitsByPassage.put(passage, names.find(passage)));
    var mentions = mentions(hitsByPassage);
    var clear = new LinkedHashSet<Unit>();
    mentions.stream()
        .filter(mention -> mention.candidates().size() == 1)
        .forEach(mention -> clear.add(mention.candidates().getFirst().unit()));
    var townsNamed = townsNamed(wording);
    var stagesNamed = stagesNamed(hitsByPassage);
    var tally = new Tally();
    for (var mention : mentions) {
      settle(mention, clear, townsNamed, stagesNamed, tally);
    }
    var ranked = withoutOfficesOfNamedSchools(tally.ranked());
    return new Finding(ranked, certain(ranked, tally.open), tally.evidence, hitsByPassage);
  }

  // ---- what is named

  private List<Mention> mentions(Map<Passage, List<Hit<Named>>> hitsByPassage) {
    var mentions = new ArrayList<Mention>();
    hitsByPassage.forEach(
        (passage, hits) -> {
          var byPlace = new LinkedHashMap<Integer, List<Hit<Named>>>();
          hits.forEach(
              hit -> byPlace.computeIfAbsent(hit.start(), _ -> new ArrayList<>()).add(hit));
          byPlace
              .values()
              .forEach(
                  place ->
                      mentions.add(
                          new Mention(
                              passage,
                              place,
                              place.stream()
                                  .map(hit -> schoolOf(hit.meaning()))
                                  .distinct()
                                  .toList())));
        });
    return mentions;
  }

  /** A case goes to the school; handing it on to the grade section is the school's own affair. */
  private Named schoolOf(Named named) {
    if (named.unit().kind() != UnitKind.GRADE_SECTION) {
      return named;
    }
    return directory.line(named.unit().id()).stream()
        .flatMap(id -> directory.unit(id).stream())
        .filter(Unit::isSchool)
        .findFirst()
        .map(school -> new Named(school, named.kind()))
        .orElse(named);
  }

  private Set<String> townsNamed(Wording wording) {
    var named = new LinkedHashSet<String>();
    wording
        .passages()
        .forEach(passage -> towns.find(passage.text()).forEach(hit -> named.add(hit.meaning())));
    return named;
  }

  private Set<Stage> stagesNamed(Map<Passage, List<Hit<Named>>> hitsByPassage) {
    var named = new LinkedHashSet<Stage>();
    hitsByPassage.forEach(
        (passage, hits) ->
            stages.find(passage.text()).stream()
                .filter(cue -> hits.stream().noneMatch(h -> h.overlaps(cue.start(), cue.end())))
                .forEach(cue -> named.add(cue.meaning())));
    return named;
  }

  // ---- which of those that share a name

  private void settle(
      Mention mention, Set<Unit> clear, Set<String> towns, Set<Stage> stages, Tally tally) {
    var candidates = mention.candidates();
    if (candidates.size() == 1) {
      tally.add(mention, candidates, candidates.getFirst().kind().confidence());
      return;
    }
    var known = narrowed(candidates, named -> clear.contains(named.unit()));
    if (known.size() == 1) {
      tally.add(mention, known, known.getFirst().kind().confidence());
      return;
    }
    var before = townBefore(mention);
    var inTown =
        narrowed(
            candidates,
            named -> before.isPresent() ? inTown(named, before.get()) : inTowns(named, towns));
    if (inTown.size() == 1) {
      tally.add(mention, inTown, BY_TOWN);
      return;
    }
    var ofStage = narrowed(inTown, named -> ofStage(named.unit().stage(), stages));
    tally.add(mention, ofStage, ofStage.size() == 1 ? BY_STAGE : OPEN);
  }

  private Optional<String> townBefore(Mention mention) {
    int start = mention.place().start();
    return towns.find(mention.passage().text()).stream()
        .filter(hit -> hit.end() == start || hit.start() == start)
        .map(Hit::meaning)
        .findFirst();
  }

  private static boolean inTown(Named named, String town) {
    return town.equals(named.unit().town());
  }

  private static boolean inTowns(Named named, Set<String> towns) {
    var town = named.unit().town();
    return town != null && towns.contains(town);
  }

  private static boolean ofStage(@Nullable Stage stage, Set<Stage> named) {
    return stage == Stage.NINE_YEAR
        ? named.contains(Stage.PRIMARY)
            || named.contains(Stage.JUNIOR)
            || named.contains(Stage.NINE_YEAR)
        : stage != null && named.contains(stage);
  }

  /** Those that fit; all of them if none does, since then the cue was about something else. */
  private static List<Named> narrowed(List<Named> candidates, Predicate<Named> fits) {
    var fitting = candidates.stream().filter(fits).toList();
    return fitting.isEmpty() ? candidates : fitting;
  }

  // ---- the best

  private static Optional<Ranked> certain(List<Ranked> ranked, Set<Unit> open) {
    if (ranked.isEmpty() || open.contains(ranked.getFirst().unit())) {
      return Optional.empty();
    }
    boolean clear = ranked.size() == 1 || ranked.get(0).weight() - ranked.get(1).weight() >= MARGIN;
    return clear ? Optional.of(ranked.getFirst()) : Optional.empty();
  }

  private List<Ranked> withoutOfficesOfNamedSchools(List<Ranked> ranked) {
    return ranked.stream()
        .filter(
            one ->
                one.unit().kind() != UnitKind.TOWN_OFFICE
                    || ranked.stream()
                        .noneMatch(
                            other ->
                                !other.equals(one)
                                    && directory.isWithin(other.unit().id(), one.unit().id())))
        .toList();
  }

  private static WordIndex<String> towns(Directory directory) {
    var words = new WordIndex.Builder<String>();
    directory.units().stream()
        .filter(unit -> unit.kind() == UnitKind.TOWN_OFFICE)
        .flatMap(unit -> Optional.ofNullable(unit.town()).stream())
        .distinct()
        .forEach(
            town -> {
              words.words(List.of(town), town);
              if (town.length() > 2 && (town.endsWith("镇") || town.endsWith("乡"))) {
                words.words(List.of(town.substring(0, town.length() - 1)), town);
              }
            });
    return words.build();
  }

  /** Weights gathered over all mentions. */
  private static final class Tally {
    private final Map<Unit, Ranked> units = new LinkedHashMap<>();
    private final Set<Unit> open = new LinkedHashSet<>();
    private final List<Evidence> evidence = new ArrayList<>();

    void add(Mention mention, List<Named> meant, double confidence) {
      for (var named : meant) {
        double share = weight(mention.passage().part()) / meant.size();
        var reason = reason(mention.passage(), named.kind());
        if (meant.size() > 1) {
          open.add(named.unit());
        }
        units.merge(
            named.unit(),
            new Ranked(named.unit(), share, Math.min(confidence, 0.98), reason),
            Tally::together);
      }
      var place = mention.place();
      evidence.add(
          new Evidence(
              mention.passage().textId(),
              place.start(),
              place.end(),
              "unit",
              meant.size() == 1
                  ? meant.getFirst().kind().code() + ":" + meant.getFirst().unit().id()
                  : "shared-name"));
    }

    /**
     * A unit named again is surer by the better name, and heavier by a quarter or the better place.
     */
    private static Ranked together(Ranked one, Ranked other) {
      var surer = one.confidence() >= other.confidence() ? one : other;
      double lighter = Math.min(one.weight(), other.weight());
      return new Ranked(
          one.unit(),
          Math.max(one.weight(), other.weight()) + lighter / 4,
          surer.confidence(),
          surer.reason());
    }

    private static String reason(Passage passage, NameKind kind) {
      return passage.part() == Wording.Part.HINT ? "hint" : kind.code();
    }

    private static double weight(Wording.Part part) {
      return switch (part) {
        case HINT -> 3;
        case TITLE -> 2;
        case ADDRESS -> 1.5;
        case CONTENT -> 1;
      };
    }

    List<Ranked> ranked() {
      return units.values().stream()
          .sorted(
              Comparator.comparingDouble(Ranked::weight)
                  .thenComparingDouble(Ranked::confidence)
                  .reversed())
          .toList();
    }
  }
}
