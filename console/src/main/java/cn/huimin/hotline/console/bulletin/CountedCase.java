package cn.huimin.hotline.console.bulletin;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A case as far as figures care; units are those that are assessed for those that had it.
 *
 * @param unitId who has it; null for none that is assessed
 * @param type what the source calls it; that stays, whatever was corrected (DOMAIN §3)
 * @param contacted whether the complainant said to have been contacted; null where not asked
 * @param resolution what the complainant said last; null where not asked
 * @param satisfaction the same
 * @param errors whether a report was rejected or found falsified
 * @param unfoundedReturns units that asked for a return which was charged to them
 * @param owed what was owed in it, by whom
 */
record CountedCase(
    @Nullable String unitId,
    String type,
    @Nullable String category,
    boolean ended,
    @Nullable Boolean contacted,
    @Nullable String resolution,
    @Nullable String satisfaction,
    int ordinal,
    boolean errors,
    List<String> unfoundedReturns,
    List<Owed> owed) {

  private static final Set<String> COMPLAINTS = Set.of("COMPLAINT", "REPORT");

  /**
   * Clocks of one who owed.
   *
   * @param unitId null for the centre, or one that is not assessed
   * @param contactsDue first contacts that were made or are over their limit
   * @param contactsKept of these, in time
   * @param overdue whether the work is open over its limit
   * @param redCards cards given and not taken back
   */
  record Owed(
      @Nullable String unitId,
      long contactsDue,
      long contactsKept,
      boolean overdue,
      long redCards) {}

  boolean isComplaint() {
    return COMPLAINTS.contains(type);
  }

  /** Figures of cases as a whole, whoever owed what. */
  static Bulletin.Figures figures(Collection<CountedCase> cases, FigureRules rules, long lastYear) {
    return figures(cases, cases, _ -> true, rules, lastYear);
  }

  /** Figures of a unit: of the cases that it has, and of what it owed in any. */
  static Bulletin.Figures figures(
      String unitId, Collection<CountedCase> all, FigureRules rules, long lastYear) {
    return figures(
        all.stream().filter(one -> unitId.equals(one.unitId())).toList(),
        all,
        owed -> unitId.equals(owed.unitId()),
        rules,
        lastYear);
  }

  private static Bulletin.Figures figures(
      Collection<CountedCase> own,
      Collection<CountedCase> all,
      Predicate<Owed> whose,
      FigureRules rules,
      long lastYear) {
    return new Bulletin.Figures(
        own.size(),
        count(own, CountedCase::isComplaint),
        count(own, CountedCase::ended),
        count(own, one -> one.isOverdue(whose)),
        count(own, one -> one.ordinal() > 1),
        all.stream()
            .flatMap(one -> one.owed().stream())
            .filter(whose)
            .mapToLong(Owed::redCards)
            .sum(),
        new Bulletin.Rate(
            count(own, one -> one.isContactDue(whose) && one.isContactKept(whose)),
            count(own, one -> one.isContactDue(whose))),
        new Bulletin.Rate(
            count(own, one -> among(one.resolution(), rules.resolved())),
            count(own, one -> one.resolution() != null)),
        new Bulletin.Rate(
            count(own, one -> among(one.satisfaction(), rules.satisfied())),
            count(
                own,
                one -> one.satisfaction() != null && !among(one.satisfaction(), rules.leftOut()))),
        lastYear);
  }

  /** Five zeros of a unit (五零, DOMAIN §7.3), each by what was its own to do. */
  static Bulletin.Zeros zeros(String unitId, Collection<CountedCase> all) {
    Predicate<Owed> whose = owed -> unitId.equals(owed.unitId());
    var own = all.stream().filter(one -> unitId.equals(one.unitId())).toList();
    return new Bulletin.Zeros(
        all.stream().noneMatch(one -> one.unfoundedReturns().contains(unitId)),
        own.stream().allMatch(one -> !one.isContactDue(whose) || one.isContactKept(whose)),
        own.stream().noneMatch(one -> one.isOverdue(whose)),
        own.stream().noneMatch(CountedCase::errors),
        own.stream().noneMatch(CountedCase::isComplaint));
  }

  private boolean isContactDue(Predicate<Owed> whose) {
    return owed.stream().filter(whose).anyMatch(one -> one.contactsDue() > 0);
  }

  /** In time, and not denied by the complainant (响应率, DOMAIN §7.2). */
  private boolean isContactKept(Predicate<Owed> whose) {
    return !Boolean.FALSE.equals(contacted)
        && owed.stream().filter(whose).allMatch(one -> one.contactsKept() == one.contactsDue());
  }

  private boolean isOverdue(Predicate<Owed> whose) {
    return owed.stream().filter(whose).anyMatch(Owed::overdue);
  }

  private static boolean among(@Nullable String answer, Set<String> words) {
    return answer != null && words.contains(answer);
  }

  private static long count(Collection<CountedCase> cases, Predicate<CountedCase> which) {
    return cases.stream().filter(which).count();
  }
}
