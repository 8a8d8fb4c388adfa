package cn.huimin.hotline.sla.warning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A scope taken apart, so that a store need not write all of it for each fact: one part for each
 * case, mark, day and warning.
 */
public final class ScopeParts {

  private ScopeParts() {}

  /** A part of a scope. */
  public sealed interface Part {
    /** Its name within the scope; never that of another part. */
    String name();
  }

  /** A case of the scope. */
  public record CasePart(WatchedCase file) implements Part {
    @Override
    public String name() {
      return "case/" + file.caseId();
    }
  }

  /** A mark. */
  public record MarkPart(Mark mark) implements Part {
    @Override
    public String name() {
      return "mark/%s/%s/%s/%s".formatted(mark.at(), mark.caseId(), mark.kind(), mark.detail());
    }
  }

  /** How many cases were accepted on a day. */
  public record DayPart(LocalDate day, int cases) implements Part {
    @Override
    public String name() {
      return "day/" + day;
    }
  }

  /** A warning that stands. */
  public record StandingPart(String rule, StandingWarning warning) implements Part {
    @Override
    public String name() {
      return "standing/" + rule;
    }
  }

  /** A warning that was cleared and is still to be answered or looked back at. */
  public record ClearedPart(String warningId, StandingWarning warning) implements Part {
    @Override
    public String name() {
      return "cleared/" + warningId;
    }
  }

  /**
   * A part that is new or other than it was, or one that is no more.
   *
   * @param name its name
   * @param part the part; null where it is no more
   */
  public record Change(String name, @Nullable Part part) {}

  /** Puts a scope together. */
  public static ScopeWatch join(Iterable<Part> parts) {
    var cases = new ArrayList<WatchedCase>();
    var marks = new ArrayList<Mark>();
    var days = new HashMap<LocalDate, Integer>();
    var standing = new HashMap<String, StandingWarning>();
    var cleared = new HashMap<String, StandingWarning>();
    for (var part : parts) {
      switch (part) {
        case CasePart(WatchedCase file) -> cases.add(file);
        case MarkPart(Mark mark) -> marks.add(mark);
        case DayPart(LocalDate day, int count) -> days.put(day, count);
        case StandingPart(String rule, StandingWarning warning) -> standing.put(rule, warning);
        case ClearedPart(String id, StandingWarning warning) -> cleared.put(id, warning);
      }
    }
    return ScopeWatch.of(cases, marks, days, standing, cleared);
  }

  /** What became of the parts from one watch to the next. */
  public static List<Change> changes(ScopeWatch before, ScopeWatch after) {
    var changes = new ArrayList<Change>();
    compare(before.cases(), after.cases(), WatchedCase.IN_ORDER, CasePart::new, changes);
    compare(before.marks(), after.marks(), Mark.IN_ORDER, MarkPart::new, changes);
    compare(before.days(), after.days(), DayPart::new, changes);
    compare(before.standing(), after.standing(), StandingPart::new, changes);
    compare(before.cleared(), after.cleared(), ClearedPart::new, changes);
    return changes;
  }

  /** Goes through two ordered lists side by side; most of their elements are the same objects. */
  private static <V> void compare(
      List<V> before,
      List<V> after,
      Comparator<V> order,
      Function<V, Part> part,
      List<Change> changes) {
    if (before.equals(after)) {
      return;
    }
    var old = new Side<>(before);
    var now = new Side<>(after);
    while (old.hasNext() || now.hasNext()) {
      int apart = old.hasNext() ? now.hasNext() ? apart(old.next(), now.next(), order) : -1 : 1;
      if (apart < 0) {
        changes.add(gone(part.apply(old.take())));
      } else if (apart > 0) {
        changes.add(put(part.apply(now.take())));
      } else {
        var was = old.take();
        var is = now.take();
        if (!was.equals(is)) {
          changes.add(put(part.apply(is)));
        }
      }
    }
  }

  private static <V> int apart(V old, V now, Comparator<V> order) {
    return old.equals(now) ? 0 : order.compare(old, now);
  }

  /** How far one list has been gone through. */
  private static final class Side<V> {
    private final List<V> values;
    private int at;

    Side(List<V> values) {
      this.values = values;
    }

    boolean hasNext() {
      return at < values.size();
    }

    V next() {
      return values.get(at);
    }

    V take() {
      return values.get(at++);
    }
  }

  private static <K, V> void compare(
      Map<K, V> before, Map<K, V> after, BiFunction<K, V, Part> part, List<Change> changes) {
    if (before.equals(after)) {
      return;
    }
    before.forEach(
        (key, value) -> {
          if (!after.containsKey(key)) {
            changes.add(gone(part.apply(key, value)));
          }
        });
    after.forEach(
        (key, value) -> {
          if (!value.equals(before.get(key))) {
            changes.add(put(part.apply(key, value)));
          }
        });
  }

  private static Change gone(Part part) {
    return new Change(part.name(), null);
  }

  private static Change put(Part part) {
    return new Change(part.name(), part);
  }
}
