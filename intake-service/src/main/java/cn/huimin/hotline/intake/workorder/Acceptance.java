package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.disk.DiskGuard;
import cn.huimin.hotline.intake.outcome.Outcomes;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.relation.CaseUnits;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

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
   * @param superseded whether the case had this content once and has another now, which stands
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
      boolean superseded,
      String lookUpCode,
      Optional<CommandOutcome> outcome) {

    private Accepted with(Optional<CommandOutcome> routed) {
      return new Accepted(
          caseId,
          caseNumber,
          commandId,
          contentHash,
          opening,
          before,
          superseded,
          lookUpCode,
          routed);
    }

    private Accepted asSuperseded() {
      return new Accepted(
          caseId, caseNumber, commandId, contentHash, opening, before, true, lookUpCode, outcome);
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

    static Attempt of(Accepted accepted) {
      return new Attempt(Optional.of(accepted), Optional.empty());
    }

    static Attempt of(Refusal refusal) {
      return new Attempt(Optional.empty(), Optional.of(refusal));
    }

    private Attempt asSuperseded() {
      return new Attempt(accepted.map(Accepted::asSuperseded), refusal);
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

  private final CaseTurns turns = new CaseTurns();
  private final KnownCases cases;
  private final HandOver handOver;
  private final HandedTexts handed;
  private final Fingerprints fingerprints;
  private final CaseUnits units;
  private final Outcomes outcomes;
  private final DiskGuard disk;
  private final IntakeSettings settings;

  Acceptance(
      KnownCases cases,
      HandOver handOver,
      HandedTexts handed,
      Fingerprints fingerprints,
      CaseUnits units,
      Outcomes outcomes,
      DiskGuard disk,
      IntakeSettings settings) {
    this.cases = cases;
    this.handOver = handOver;
    this.handed = handed;
    this.fingerprints = fingerprints;
    this.units = units;
    this.outcomes = outcomes;
    this.disk = disk;
    this.settings = settings;
  }

  /** What accepting a work order would do. */
  public Standing standing(WorkOrder order) {
    return cases.place(List.of(order)).getFirst().standing();
  }

  static Standing standing(CaseRegistry.@Nullable Registered known, String hash) {
    if (known == null) {
      return Standing.NEW;
    }
    return known.contentHash().equals(hash) ? Standing.KNOWN : Standing.CHANGED;
  }

  /** Hash of a work order as handed in: two with the same are the same. */
  public String contentHash(WorkOrder order) {
    return fingerprints.ofContent(order.known());
  }

  /** Id of the case of a work order, by which two spellings of its number are the same. */
  public static String caseId(WorkOrder order) {
    return caseId(order, order.known().externalNumber());
  }

  static String caseId(WorkOrder order, String number) {
    return Ids.caseId(order.channel().name(), order.sourceLine(), number);
  }

  /**
   * Accepts a work order.
   *
   * @param wait how long to wait for the outcome; longer where only the outcome says whether it is
   *     kept
   * @throws Refusal if it is not on the log; handing in the same again is harmless. {@code
   *     stale-revision} if the source handed in a later revision before
   */
  public Accepted accept(WorkOrder order, Actor actor, Duration wait) {
    disk.requireRoom();
    HandIn handIn;
    Outcomes.Expected expected;
    Accepted accepted;
    try (var _ = turns.of(List.of(caseId(order)))) {
      var placed = cases.place(List.of(order));
      handIn = HandIn.of(placed.getFirst(), actor);
      var known = known(placed);
      boolean repeated = !comingBack(List.of(handIn), known).isEmpty();
      if (!repeated && !afterTheEnd(List.of(handIn), known).isEmpty()) {
        return amendedAfterTheEnd(handIn, known, wait);
      }
      expected = outcomes.expect(handIn.commandId());
      try {
        accepted =
            (repeated
                    ? handOver.unkept(handIn, known).asSuperseded()
                    : handOver.kept(List.of(handIn), known).getFirst())
                .orThrow();
      } catch (RuntimeException e) {
        expected.close();
        throw e;
      }
    }
    try (expected) {
      return accepted.with(expected.await(wait));
    }
  }

  /**
   * Of hand-ins those whose content their case had once and has no more (ADR 0048): routing answers
   * with the first outcome, and what stands and who was named since stay.
   */
  private Set<String> comingBack(List<HandIn> handIns, Map<String, CaseRegistry.Registered> known) {
    var changing =
        handIns.stream()
            .filter(one -> standing(known.get(one.caseId()), one.hash()) == Standing.CHANGED)
            .toList();
    var kept = handed.kept(changing);
    return changing.stream()
        .filter(
            one -> {
              var before = known.get(one.caseId());
              return kept.contains(one.commandId())
                  || (before != null && before.firstCommandId().equals(one.commandId()));
            })
        .map(HandIn::caseId)
        .collect(Collectors.toSet());
  }

  /**
   * A case that has ended may be archived, and then takes no change: registry and vault have the
   * new content only when routing has taken it.
   *
   * @throws Refusal {@code not-available} if the outcome does not come; the same handed in again is
   *     answered with it
   */
  private Accepted amendedAfterTheEnd(
      HandIn handIn, Map<String, CaseRegistry.Registered> known, Duration wait) {
    try (var expected = outcomes.expect(handIn.commandId())) {
      var before = handed.note(handIn.caseId(), handIn.commandId(), handIn.hash());
      handOver.putAtStake(handIn, before);
      var accepted = handOver.unkept(handIn, known).orThrow();
      var outcome =
          expected
              .await(Collections.max(List.of(wait, settings.outcomeWait())))
              .orElseThrow(
                  () ->
                      new Refusal(
                          ProblemCode.NOT_AVAILABLE, "这件工单已经办结，补充的内容没有等到处理结果；请用同样的内容再交一次，不会重复"));
      if (outcome.getKind() == OutcomeKind.ACCEPTED) {
        handOver.keep(handIn, known);
      } else if (before.isInVain(outcome)) {
        handOver.forget(handIn);
        handed.forget(handIn.commandId(), handIn.hash());
      }
      return accepted.with(Optional.of(outcome));
    }
  }

  /**
   * Accepts several at once, each of a case of its own, and waits for no outcome but of those that
   * would change a case after its end: one that is refused keeps none of the others out.
   *
   * @return what became of each, in their order
   * @throws Refusal if none of them is known to be on the log; handing in the same again is
   *     harmless
   */
  public List<Attempt> accept(List<WorkOrder> orders, Actor actor) {
    disk.requireRoom();
    try (var _ = turns.of(orders.stream().map(Acceptance::caseId).toList())) {
      return accepted(orders, actor);
    }
  }

  private List<Attempt> accepted(List<WorkOrder> orders, Actor actor) {
    var placed = cases.place(orders);
    var handIns = placed.stream().map(one -> HandIn.of(one, actor)).toList();
    if (new HashSet<>(ids(handIns)).size() < handIns.size()) {
      throw new IllegalArgumentException("two work orders of one case at once");
    }
    var known = known(placed);
    var attempts = new HashMap<String, Attempt>();
    var repeated = comingBack(handIns, known);
    handIns.stream()
        .filter(one -> repeated.contains(one.caseId()))
        .forEach(one -> attempts.put(one.caseId(), handOver.unkept(one, known).asSuperseded()));
    var late = afterTheEnd(handIns, known);
    var together =
        handIns.stream()
            .filter(one -> !late.contains(one.caseId()) && !attempts.containsKey(one.caseId()))
            .toList();
    var handed = handOver.kept(together, known);
    for (int at = 0; at < together.size(); at++) {
      attempts.put(together.get(at).caseId(), handed.get(at));
    }
    return handIns.stream()
        .map(one -> attempts.computeIfAbsent(one.caseId(), _ -> attemptedAfterTheEnd(one, known)))
        .toList();
  }

  private Attempt attemptedAfterTheEnd(HandIn handIn, Map<String, CaseRegistry.Registered> known) {
    try {
      var accepted = amendedAfterTheEnd(handIn, known, settings.outcomeWait());
      return accepted
          .outcome()
          .filter(outcome -> outcome.getKind() != OutcomeKind.ACCEPTED)
          .map(no -> Attempt.of(new Refusal(ProblemCode.CASE_ARCHIVED, no.getMessage())))
          .orElseGet(() -> Attempt.of(accepted));
    } catch (Refusal refusal) {
      return Attempt.of(refusal);
    }
  }

  /** What the registry says of their cases, by case. */
  private static Map<String, CaseRegistry.Registered> known(List<KnownCases.Placed> placed) {
    var known = new HashMap<String, CaseRegistry.Registered>();
    for (var one : placed) {
      var before = one.before();
      if (before != null) {
        known.put(one.caseId(), before);
      }
    }
    return known;
  }

  private static List<String> ids(List<HandIn> handIns) {
    return handIns.stream().map(HandIn::caseId).toList();
  }

  /** Cases that a hand-in would change after their end. */
  private Set<String> afterTheEnd(
      List<HandIn> handIns, Map<String, CaseRegistry.Registered> known) {
    return units.ended(
        handIns.stream()
            .filter(one -> standing(known.get(one.caseId()), one.hash()) == Standing.CHANGED)
            .map(HandIn::caseId)
            .toList());
  }
}
