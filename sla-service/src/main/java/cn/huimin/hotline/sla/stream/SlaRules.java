package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.platform.edition.CalendarPolicy;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.sla.deadline.Limit;
import cn.huimin.hotline.sla.deadline.SlaPolicy;
import cn.huimin.hotline.sla.deadline.SlaPolicyReader;
import cn.huimin.hotline.sla.warning.WarningRule;
import cn.huimin.hotline.sla.warning.rule.CalendarMissing;
import cn.huimin.hotline.sla.warning.rule.ReportDue;
import cn.huimin.hotline.sla.warning.rule.UnitSurge;
import cn.huimin.hotline.sla.warning.rule.WarningPolicy;
import cn.huimin.hotline.sla.warning.rule.WarningPolicyReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rules a decision is made by.
 *
 * @param edition edition of the policies
 * @param policies limits and ladder, by the moment from which they hold; never empty
 * @param calendar working days and hours
 * @param warnings the rules of early warnings
 */
public record SlaRules(
    int edition,
    NavigableMap<Instant, SlaPolicy> policies,
    WorkingCalendar calendar,
    WarningPolicy warnings) {

  /** A warning is answered within the limit that the policy of limits has for it. */
  public SlaRules {
    var answers = new TreeMap<Instant, Limit>();
    policies.forEach((from, policy) -> answers.put(from, policy.warningAnswer()));
    warnings = warnings.answeredWithin(answers);
  }

  /** Name of the policy with the rules of early warnings. */
  public static final String WARNINGS = "warnings";

  /** Name of the policy with the limits. */
  public static final String POLICY = "sla";

  /**
   * The rules of an edition; what it lacks is as we ship it.
   *
   * @throws IllegalArgumentException naming what is wrong in a document and how to mend it
   */
  public static SlaRules of(Policies policies) {
    var calendar = CalendarPolicy.calendar(policies);
    var limits = new TreeMap<Instant, SlaPolicy>();
    policies
        .versions(POLICY)
        .forEach(
            document ->
                limits.put(document.effectiveFrom(), SlaPolicyReader.read(document.body())));
    if (limits.isEmpty()) {
      limits.put(Instant.EPOCH, SlaPolicyReader.seed());
    }
    return new SlaRules(
        policies.edition(),
        limits,
        calendar,
        policies
            .document(WARNINGS)
            .map(document -> WarningPolicyReader.read(document.body(), calendar))
            .orElseGet(() -> WarningPolicyReader.seed(calendar)));
  }

  /** The limits in force at a moment; before the first, the first. */
  public SlaPolicy policy(Instant at) {
    var entry = policies.floorEntry(at);
    return entry == null ? policies.firstEntry().getValue() : entry.getValue();
  }

  /**
   * The rules of early warnings, and the one about the calendar itself.
   *
   * @param since since when cases are counted where they are asked
   */
  public List<WarningRule> warningRules(Instant since) {
    var all = new ArrayList<WarningRule>();
    for (var rule : warnings.rules()) {
      all.add(rule instanceof UnitSurge surge ? surge.watchedSince(since) : rule);
    }
    all.add(new CalendarMissing(calendar));
    return List.copyOf(all);
  }

  /** The rule about what units owe and have not sent, if the policy has it. */
  public Optional<ReportDue> reportDue() {
    return warnings.rules().stream()
        .filter(ReportDue.class::isInstance)
        .map(ReportDue.class::cast)
        .findFirst();
  }

  /**
   * The rules with other documents of these names.
   *
   * @throws IllegalArgumentException naming what is wrong in a document and how to mend it
   */
  public SlaRules with(Collection<PolicyDocument> documents) {
    var others = new ArrayList<PolicyDocument>();
    var limits = new TreeMap<>(policies);
    for (var document : documents) {
      if (document.name().equals(POLICY)) {
        limits.put(document.effectiveFrom(), SlaPolicyReader.read(document.body()));
      } else {
        others.add(document);
      }
    }
    var rest = SlaRules.of(new Policies(edition, others));
    return new SlaRules(
        edition,
        limits,
        names(others).contains(CalendarPolicy.NAME) ? rest.calendar() : calendar,
        names(others).contains(WARNINGS) ? rest.warnings() : warnings);
  }

  private static List<String> names(List<PolicyDocument> documents) {
    return documents.stream().map(PolicyDocument::name).toList();
  }
}
