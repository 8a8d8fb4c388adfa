package cn.huimin.hotline.scoring.replay;

import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.scoring.ledger.Entry;
import cn.huimin.hotline.scoring.ledger.Line;
import cn.huimin.hotline.scoring.replay.Rescored.LineChange;
import cn.huimin.hotline.scoring.scheme.Fraction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines that stand in the ledger, and where a shadow differs from them. */
final class Differences {

  private static final Comparator<LineChange> BY_LINE =
      Comparator.comparing(LineChange::period)
          .thenComparing(LineChange::unitId)
          .thenComparing(LineChange::item)
          .thenComparing(LineChange::line);

  private final Map<String, Standing> standing = new HashMap<>();
  private final Map<String, Standing> unmet = new HashMap<>();
  private final List<LineChange> changes = new ArrayList<>();

  /** A line that stands. */
  record Standing(Account account, String unitName, @Nullable String caseNumber, Entry entry) {}

  /** A line was posted in the ledger; the same id again replaces it. */
  void posted(ScoreLinePosted line) {
    standing.put(
        withoutScheme(line.getLineId()),
        new Standing(
            new Account(line.getUnitId(), line.getPeriod()),
            line.getUnitName(),
            line.getCaseNumber(),
            new Entry(
                line.getItem(),
                Line.Kind.valueOf(line.getKind().name()),
                new Fraction(line.getNumerator(), line.getDenominator()),
                line.getProvisional())));
  }

  /** A line was struck in the ledger. */
  void struck(String lineId) {
    standing.remove(withoutScheme(lineId));
  }

  /** All that stand. */
  Iterable<Standing> standing() {
    return standing.values();
  }

  /** Begins to compare. */
  void begin() {
    unmet.clear();
    changes.clear();
    unmet.putAll(standing);
  }

  /** The shadow has this line. */
  void shadow(Line line) {
    var id = withoutScheme(line.id());
    var before = unmet.remove(id);
    if (before == null || !before.entry().amount().equals(line.amount())) {
      changes.add(
          new LineChange(
              id,
              line.unit().unitId(),
              line.period(),
              line.item(),
              line.caseNumber(),
              before == null ? null : before.entry().amount(),
              line.amount()));
    }
  }

  /** What differs, once the shadow has told all its lines. */
  List<LineChange> changes() {
    unmet.forEach(
        (id, line) ->
            changes.add(
                new LineChange(
                    id,
                    line.account().unitId(),
                    line.account().period(),
                    line.entry().item(),
                    line.caseNumber(),
                    line.entry().amount(),
                    null)));
    unmet.clear();
    changes.sort(BY_LINE);
    return List.copyOf(changes);
  }

  private static String withoutScheme(String lineId) {
    return lineId.substring(lineId.indexOf(':') + 1);
  }
}
