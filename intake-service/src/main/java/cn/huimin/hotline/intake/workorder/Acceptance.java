package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.disk.DiskGuard;
import cn.huimin.hotline.intake.outcome.Outcomes;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.publication.Publisher;
import cn.huimin.hotline.intake.publication.Publisher.Keyed;
import cn.huimin.hotline.intake.relation.CaseUnits;
import cn.huimin.hotline.intake.tick.AcceptancesInFlight;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The way of every work order, whatever door it came through: registry and vault in one
 * transaction, texts and the work order on the log, and the outcome back. A failure on the way
 * leaves nothing that handing in the same again does not complete.
 */
@Component
public class Acceptance {

  /**
   * A work order that is on the log.
   *
   * @param caseId its case
   * @param caseNumber number people use
   * @param commandId id of this hand-in
   * @param contentHash hash of its content
   * @param opening whether it is the hand-in that opened the case
   * @param before what the registry said of it before
   * @param lookUpCode code with which the complainant looks it up
   * @param outcome what routing made of it, if that came within the wait
   */
  public record Accepted(
      String caseId,
      String caseNumber,
      String commandId,
      String contentHash,
      boolean opening,
      Standing before,
      String lookUpCode,
      Optional<CommandOutcome> outcome) {

    private Accepted with(Optional<CommandOutcome> routed) {
      return new Accepted(
          caseId, caseNumber, commandId, contentHash, opening, before, lookUpCode, routed);
    }

    /** Without the code. */
    @Override
    public String toString() {
      return "Accepted[" + caseId + ", " + commandId + "]";
    }
  }

  /**
   * What became of one of several.
   *
   * @param accepted the work order that is on the log; empty if it was refused
   * @param refusal why it is not on the log
   */
  public record Attempt(Optional<Accepted> accepted, Optional<Refusal> refusal) {

    private static Attempt of(Accepted accepted) {
      return new Attempt(Optional.of(accepted), Optional.empty());
    }

    private static Attempt of(Refusal refusal) {
      return new Attempt(Optional.empty(), Optional.of(refusal));
    }

    /**
     * What is on the log.
     *
     * @throws Refusal if it is not
     */
    public Accepted orThrow() {
      return accepted.orElseThrow(refusal::orElseThrow);
    }
  }

  /** What the registry says of a work order before it is handed in. */
  public enum Standing {
    /** It would open a case. */
    NEW,
    /** It would amend one. */
    CHANGED,
    /** It was handed in with the same content. */
    KNOWN
  }

  private final CaseRegistry registry;
  private final Keeping keeping;
  private final Fingerprints fingerprints;
  private final CaseUnits units;
  private final Publisher publisher;
  private final Outcomes outcomes;
  private final AcceptancesInFlight inFlight;
  private final DiskGuard disk;
  private final TransactionOperations transactions;
  private final SecureRandom random;
  private final Clock clock;

  Acceptance(
      CaseRegistry registry,
      Keeping keeping,
      Fingerprints fingerprints,
      CaseUnits units,
      Publisher publisher,
      Outcomes outcomes,
      AcceptancesInFlight inFlight,
      DiskGuard disk,
      TransactionOperations transactions,
      SecureRandom random,
      Clock clock) {
    this.registry = registry;
    this.keeping = keeping;
    this.fingerprints = fingerprints;
    this.units = units;
    this.publisher = publisher;
    this.outcomes = outcomes;
    this.inFlight = inFlight;
    this.disk = disk;
    this.transactions = transactions;
    this.random = random;
    this.clock = clock;
  }

  /** What accepting a work order would do. */
  public Standing standing(WorkOrder order) {
    var caseId = caseId(order);
    return standing(registry.find(Set.of(caseId)).get(caseId), fingerprints.ofContent(order));
  }

  private static Standing standing(CaseRegistry.@Nullable Registered known, String hash) {
    if (known == null) {
      return Standing.NEW;
    }
    return known.contentHash().equals(hash) ? Standing.KNOWN : Standing.CHANGED;
  }

  /** Hash of a work order as handed in: two with the same are the same. */
  public String contentHash(WorkOrder order) {
    return fingerprints.ofContent(order);
  }

  /** Id of the case of a work order. */
  public static String caseId(WorkOrder order) {
    return Ids.caseId(order.channel().name(), order.sourceLine(), order.externalNumber());
  }

  /**
   * Accepts a work order.
   *
   * @param wait how long to wait for the outcome
   * @throws Refusal if it is not on the log; handing in the same again is harmless. {@code
   *     stale-revision} if the source handed in a later revision before
   */
  public Accepted accept(WorkOrder order, Actor actor, Duration wait) {
    disk.requireRoom();
    var handIn = HandIn.of(order, fingerprints.ofContent(order), actor);
    try (var expected = outcomes.expect(handIn.commandId())) {
      var accepted = hand(List.of(handIn)).getFirst().orThrow();
      return accepted.with(expected.await(wait));
    }
  }

  /**
   * Accepts several at once, each of a case of its own, and waits for no outcome: one that is
   * refused keeps none of the others out.
   *
   * @return what became of each, in their order
   * @throws Refusal if none of them is known to be on the log; handing in the same again is
   *     harmless
   */
  public List<Attempt> accept(List<WorkOrder> orders, Actor actor) {
    disk.requireRoom();
    var handIns =
        orders.stream()
            .map(order -> HandIn.of(order, fingerprints.ofContent(order), actor))
            .toList();
    if (new HashSet<>(ids(handIns)).size() < handIns.size()) {
      throw new IllegalArgumentException("two work orders of one case at once");
    }
    return hand(handIns);
  }

  private static List<String> ids(List<HandIn> handIns) {
    return handIns.stream().map(HandIn::caseId).toList();
  }

  private List<Attempt> hand(List<HandIn> handIns) {
    try (var acceptance = inFlight.begin()) {
      var at = acceptance.at();
      var known = registry.find(ids(handIns));
      var attempts = new HashMap<String, Attempt>();
      var coming = coming(handIns, known, attempts, at);
      Map<String, Kept> kept =
          coming.isEmpty()
              ? Map.of()
              : Objects.requireNonNull(transactions.execute(_ -> keeping.keep(coming, at)));
      publish(coming.stream().map(Keeping.Coming::handIn).toList(), known.keySet(), kept, at);
      for (var one : coming) {
        var handIn = one.handIn();
        var its = kept.get(handIn.caseId());
        attempts.put(
            handIn.caseId(),
            its == null
                ? Attempt.of(Refusal.invalid("attachments", "附件不存在，或已用于别的工单；请重新上传后填写新的附件编号"))
                : Attempt.of(accepted(handIn, known.get(handIn.caseId()), its)));
      }
      return handIns.stream().map(one -> attempts.get(one.caseId())).toList();
    }
  }

  /** Those that may come in, with a number and a code if the case has none yet. */
  private List<Keeping.Coming> coming(
      List<HandIn> handIns,
      Map<String, CaseRegistry.Registered> known,
      Map<String, Attempt> attempts,
      Instant at) {
    handIns.forEach(
        one ->
            refusal(one.order(), known.get(one.caseId()))
                .ifPresent(refusal -> attempts.put(one.caseId(), Attempt.of(refusal))));
    var going = handIns.stream().filter(one -> !attempts.containsKey(one.caseId())).toList();
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
                  LookUpCode.random(random));
            })
        .toList();
  }

  private static Optional<Refusal> refusal(
      WorkOrder order, CaseRegistry.@Nullable Registered known) {
    if (known != null && known.isNewerThan(order.revision())) {
      return Optional.of(new Refusal(ProblemCode.STALE_REVISION, "来源已交过更新的版次，这一版没有收下，也没有改动任何内容"));
    }
    if (known != null && known.erased()) {
      return Optional.of(new Refusal(ProblemCode.ERASED, "这件工单的个人数据已按要求清除，同一编号的内容不再收下"));
    }
    return Optional.empty();
  }

  private static Accepted accepted(
      HandIn handIn, CaseRegistry.@Nullable Registered before, Kept kept) {
    var registered = kept.registered();
    return new Accepted(
        handIn.caseId(),
        registered.caseNumber(),
        handIn.commandId(),
        handIn.hash(),
        registered.firstCommandId().equals(handIn.commandId()),
        standing(before, handIn.hash()),
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
