package cn.huimin.hotline.routing.recognition;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.List;
import java.util.function.Predicate;

/**
 * The names units go by. A matter happens in schools and towns; departments and the bureau are
 * named in nearly every call and say nothing about where, except in the source's own hint.
 */
final class NameIndex {

  /** What kind of name it is: the fuller, the surer. */
  enum NameKind {
    FULL_NAME("full-name", 0.98),
    SHORT_NAME("short-name", 0.95),
    ALIAS("alias", 0.9);

    private final String code;
    private final double confidence;

    NameKind(String code, double confidence) {
      this.code = code;
      this.confidence = confidence;
    }

    String code() {
      return code;
    }

    double confidence() {
      return confidence;
    }
  }

  /** A unit and how it is named. */
  record Named(Unit unit, NameKind kind) {}

  private final WordIndex<Named> places;
  private final WordIndex<Named> all;

  NameIndex(Directory directory) {
    places = index(directory, unit -> unit.isSchool() || isPlace(unit.kind()));
    all =
        index(directory, unit -> unit.kind() != UnitKind.BUREAU && unit.kind() != UnitKind.CENTRE);
  }

  /** Names in a passage. */
  List<WordIndex.Hit<Named>> find(Wording.Passage passage) {
    return (passage.part() == Wording.Part.HINT ? all : places).find(passage.text());
  }

  private static boolean isPlace(UnitKind kind) {
    return kind == UnitKind.GRADE_SECTION || kind == UnitKind.TOWN_OFFICE;
  }

  private static WordIndex<Named> index(Directory directory, Predicate<Unit> wanted) {
    var names = new WordIndex.Builder<Named>();
    for (var unit : directory.units()) {
      if (wanted.test(unit)) {
        names.words(List.of(unit.name()), new Named(unit, NameKind.FULL_NAME));
        var shortName = unit.shortName();
        if (shortName != null && !shortName.equals(unit.name())) {
          names.words(List.of(shortName), new Named(unit, NameKind.SHORT_NAME));
        }
        names.words(
            unit.aliases().stream()
                .filter(alias -> !alias.equals(unit.name()) && !alias.equals(shortName))
                .distinct()
                .toList(),
            new Named(unit, NameKind.ALIAS));
      }
    }
    return names.build();
  }
}
