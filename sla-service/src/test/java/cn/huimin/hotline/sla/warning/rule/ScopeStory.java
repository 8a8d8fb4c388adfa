package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.warning.Handling;
import cn.huimin.hotline.sla.warning.Mark;
import cn.huimin.hotline.sla.warning.Occasion;
import cn.huimin.hotline.sla.warning.ScopeChange;
import cn.huimin.hotline.sla.warning.ScopeDecider;
import cn.huimin.hotline.sla.warning.ScopeFact;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import cn.huimin.hotline.sla.warning.WarningRule;
import cn.huimin.hotline.sla.warning.WatchedCase;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happens in a scope, and what the shipped rules say to it: {@code "RAISED unit-surge 5"}. */
final class ScopeStory {

  static final WorkingCalendar CALENDAR = WorkingCalendar.of(NationalHolidays.load());
  static final ZoneId ZONE = CALENDAR.zone();

  private final ScopeKey key;
  private final List<WarningRule> rules;
  private ScopeWatch watch = ScopeWatch.NEW;
  private int causes;

  ScopeStory(ScopeKey key) {
    this(key, WarningPolicyReader.seed(CALENDAR).rules());
  }

  ScopeStory(ScopeKey key, List<WarningRule> rules) {
    this.key = key;
    this.rules = rules;
  }

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  /** A case accepted then, in this scope. */
  List<String> opened(String caseId, Instant at, @Nullable String unit, @Nullable String category) {
    return happens(at, new ScopeFact.Here(new WatchedCase(caseId, at, unit, category, false)));
  }

  List<String> marked(Mark.Kind kind, String caseId, Instant at) {
    return happens(at, new ScopeFact.Marked(List.of(new Mark(kind, caseId, at, "词"))));
  }

  List<String> marked(Mark.Kind kind, String caseId, Instant at, String detail) {
    return happens(at, new ScopeFact.Marked(List.of(new Mark(kind, caseId, at, detail))));
  }

  List<String> happens(Instant at, ScopeFact fact) {
    learns(fact);
    return look(at);
  }

  void learns(ScopeFact fact) {
    watch = watch.after(fact, ZONE);
  }

  /** What the rules say at a moment, one line for each change. */
  List<String> look(Instant now) {
    return changes(now).stream().map(ScopeStory::say).toList();
  }

  List<ScopeChange> changes(Instant now) {
    watch = watch.forgetting(now, ZONE);
    var changes = ScopeDecider.decide(key, watch, rules, Occasion.fact(now, "cause-" + ++causes));
    changes.forEach(change -> watch = watch.after(change));
    return new ArrayList<>(changes);
  }

  /** The centre takes note of what stands. */
  void acknowledged(String rule) {
    handled(rule, watch.standing().get(rule).handling().acknowledged("note-" + rule, false));
  }

  /** The unit answers what stands. */
  void answered(String rule) {
    handled(rule, watch.standing().get(rule).handling().answered("answer-" + rule));
  }

  private void handled(String rule, Handling handling) {
    watch = watch.after(new ScopeChange.Handled(rule, watch.standing().get(rule).with(handling)));
  }

  ScopeWatch watch() {
    return watch;
  }

  private static String say(ScopeChange change) {
    var what = change.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    return "%s %s %s %s"
        .formatted(what, change.rule(), change.warning().level(), change.warning().figures());
  }
}
