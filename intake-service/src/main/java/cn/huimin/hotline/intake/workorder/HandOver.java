package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.publication.Publisher;
import cn.huimin.hotline.intake.publication.Publisher.Keyed;
import cn.huimin.hotline.intake.relation.CaseUnits;
import cn.huimin.hotline.intake.tick.AcceptancesInFlight;
import cn.huimin.hotline.intake.workorder.Acceptance.Accepted;
import cn.huimin.hotline.intake.workorder.Acceptance.Attempt;
import cn.huimin.hotline.intake.workorder.CaseRegistry.Registered;
import cn.huimin.hotline.schemas.topic.Topics;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings hand-ins onto the log: registry and vault in one transaction, then the texts, then the
 * work orders that refer to them.
 */
@Component
class HandOver {

  private final CaseRegistry registry;
  private final Keeping keeping;
  private final CaseUnits units;
  private final Publisher publisher;
  private final AcceptancesInFlight inFlight;
  private final TransactionOperations transactions;
  private final TextsAtStake atStake;
  private final SecureRandom random;
  private final Clock clock;

  HandOver(
      CaseRegistry registry,
      Keeping keeping,
      CaseUnits units,
      Publisher publisher,
      AcceptancesInFlight inFlight,
      TransactionOperations transactions,
      TextsAtStake atStake,
      SecureRandom random,
      Clock clock) {
    this.registry = registry;
    this.keeping = keeping;
    this.units = units;
    this.publisher = publisher;
    this.inFlight = inFlight;
    this.transactions = transactions;
    this.atStake = atStake;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Keeps hand-ins of different cases and brings them onto the log.
   *
   * @param known what the registry says of their cases
   * @return what became of each, in their order
   */
  List<Attempt> kept(List<HandIn> handIns, Map<String, Registered> known) {
    return handIns.isEmpty() ? List.of() : hand(handIns, known, true);
  }

  /** Brings a hand-in onto the log as it would be kept, and keeps nothing of it. */
  Attempt unkept(HandIn handIn, Map<String, Registered> known) {
    return hand(List.of(handIn), known, false).getFirst();
  }

  /** Keeps a hand-in that is on the log. */
  void keep(HandIn handIn, Map<String, Registered> known) {
    var now = clock.instant();
    var coming = coming(List.of(handIn), known, now);
    transactions.executeWithoutResult(_ -> keeping.keep(coming, now));
  }

  /** Notes that the texts of a hand-in go off the log again if it is refused, however late. */
  void putAtStake(HandIn handIn, HandedTexts.Before before) {
    atStake.note(
        handIn.caseId(),
        handIn.commandId(),
        handIn.hash(),
        ReceivedRecords.texts(handIn, Complainant.NOBODY.identity()),
        before);
  }

  /**
   * Takes the texts of a refused hand-in off the log again.
   *
   * @throws Refusal {@code not-available} if the log is away; the same handed in again tries again
   */
  void forget(HandIn handIn) {
    publisher.erase(
        Topics.CASE_TEXTS,
        ReceivedRecords.texts(handIn, Complainant.NOBODY.identity()).stream()
            .map(text -> text.key(handIn.caseId()))
            .toList());
  }

  private List<Attempt> hand(List<HandIn> handIns, Map<String, Registered> known, boolean keep) {
    try (var acceptance = inFlight.begin()) {
      var at = acceptance.at();
      var attempts = new HashMap<String, Attempt>();
      handIns.forEach(
          one ->
              refusal(one.order(), known.get(one.caseId()))
                  .ifPresent(refusal -> attempts.put(one.caseId(), Attempt.of(refusal))));
      var coming =
          coming(
              handIns.stream().filter(one -> !attempts.containsKey(one.caseId())).toList(),
              known,
              at);
      Map<String, Kept> kept = coming.isEmpty() ? Map.of() : written(coming, at, keep);
      publish(coming.stream().map(Keeping.Coming::handIn).toList(), known.keySet(), kept, at);
      for (var one : coming) {
        var handIn = one.handIn();
        var its = kept.get(handIn.caseId());
        attempts.put(
            handIn.caseId(),
            its == null
                ? Attempt.of(notKept(one))
                : Attempt.of(accepted(handIn, known.get(handIn.caseId()), its)));
      }
      return handIns.stream().map(one -> attempts.get(one.caseId())).toList();
    }
  }

  /** What is written of them; all of it is taken back unless it is to be kept. */
  private Map<String, Kept> written(List<Keeping.Coming> coming, Instant at, boolean keep) {
    return Objects.requireNonNull(
        transactions.execute(
            transaction -> {
              if (!keep) {
                transaction.setRollbackOnly();
              }
              return keeping.keep(coming, at);
            }));
  }

  /** With a number and a code, if the case has none yet. */
  private List<Keeping.Coming> coming(
      List<HandIn> going, Map<String, Registered> known, Instant at) {
    int unknown = (int) going.stream().filter(one -> !known.containsKey(one.caseId())).count();
    // Numbers and codes are there before the transaction begins, which holds a connection that
    // others wait for.
    var numbers =
        registry.nextNumbers(at.atZone(clock.getZone()).toLocalDate(), unknown).iterator();
    return going.stream()
        .map(
            one -> {
              var last = known.get(one.caseId());
              return new Keeping.Coming(
                  one,
                  last == null ? numbers.next() : last.caseNumber(),
                  LookUpCode.random(random),
                  last);
            })
        .toList();
  }

  private static Optional<Refusal> refusal(WorkOrder order, @Nullable Registered known) {
    if (known != null && known.isNewerThan(order.revision())) {
      return Optional.of(stale());
    }
    return known != null && known.erased() ? Optional.of(erased()) : Optional.empty();
  }

  private static Refusal stale() {
    return new Refusal(ProblemCode.STALE_REVISION, "来源已交过更新的版次，这一版没有收下，也没有改动任何内容");
  }

  private static Refusal erased() {
    return new Refusal(ProblemCode.ERASED, "这件工单的个人数据已按要求清除，同一编号的内容不再收下");
  }

  /**
   * Somebody erased the person or changed the content after it was looked up, or its attachments
   * are not there.
   */
  private Refusal notKept(Keeping.Coming one) {
    var before = one.before();
    var now = registry.find(one.handIn().caseId()).orElse(null);
    if (now != null && before != null && now.erased()) {
      return erased();
    }
    if (now != null && now.isNewerThan(one.handIn().order().revision())) {
      return stale();
    }
    return now != null && before != null && !now.contentHash().equals(before.contentHash())
        ? new Refusal(ProblemCode.NOT_AVAILABLE, "这件工单同时在被另一次提交修改，这一次没有收下；请用同样的内容再交一次，不会重复")
        : Refusal.invalid("attachments", "附件不存在，或已用于别的工单；请重新上传后填写新的附件编号");
  }

  private static Accepted accepted(HandIn handIn, @Nullable Registered before, Kept kept) {
    var registered = kept.registered();
    return new Accepted(
        handIn.caseId(),
        registered.caseNumber(),
        handIn.commandId(),
        handIn.hash(),
        registered.firstCommandId().equals(handIn.commandId()),
        Acceptance.standing(before, handIn.hash()),
        false,
        kept.code().code(),
        Optional.empty());
  }

  /** All texts are on the log before a work order that refers to them. */
  private void publish(
      List<HandIn> handIns, Set<String> known, Map<String, Kept> kept, Instant at) {
    var texts = new ArrayList<Keyed>();
    var received = new ArrayList<Keyed>();
    // Only of a known case it matters, and a new work order is spared the question.
    var seen = units.seen(known);
    for (var handIn : handIns) {
      var its = kept.get(handIn.caseId());
      if (its != null) {
        var of = ReceivedRecords.texts(handIn, its.complainant().identity());
        of.forEach(text -> texts.add(text.record(handIn.caseId(), at)));
        received.add(
            new Keyed(
                handIn.caseId(),
                ReceivedRecords.received(handIn, its, of, seen.contains(handIn.caseId()), at)));
      }
    }
    publisher.publish(texts);
    publisher.publish(received);
  }
}
