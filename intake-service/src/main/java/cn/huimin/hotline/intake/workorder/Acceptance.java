package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.attachment.Attachments;
import cn.huimin.hotline.intake.disk.DiskGuard;
import cn.huimin.hotline.intake.outcome.Outcomes;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.publication.Publisher;
import cn.huimin.hotline.intake.relation.CaseUnits;
import cn.huimin.hotline.intake.scrub.Identity;
import cn.huimin.hotline.intake.scrub.Scrubber;
import cn.huimin.hotline.intake.tick.AcceptancesInFlight;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.word.TextKind;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /** Without the code. */
    @Override
    public String toString() {
      return "Accepted[" + caseId + ", " + commandId + "]";
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
  private final Vault vault;
  private final Fingerprints fingerprints;
  private final People people;
  private final LookUpHash lookUpHash;
  private final Attachments attachments;
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
      Vault vault,
      Fingerprints fingerprints,
      People people,
      LookUpHash lookUpHash,
      Attachments attachments,
      CaseUnits units,
      Publisher publisher,
      Outcomes outcomes,
      AcceptancesInFlight inFlight,
      DiskGuard disk,
      TransactionOperations transactions,
      SecureRandom random,
      Clock clock) {
    this.registry = registry;
    this.vault = vault;
    this.fingerprints = fingerprints;
    this.people = people;
    this.lookUpHash = lookUpHash;
    this.attachments = attachments;
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
    return standing(registry.find(caseId(order)), fingerprints.ofContent(order));
  }

  private static Standing standing(Optional<CaseRegistry.Registered> known, String hash) {
    return known
        .map(last -> last.contentHash().equals(hash) ? Standing.KNOWN : Standing.CHANGED)
        .orElse(Standing.NEW);
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
    var hash = fingerprints.ofContent(order);
    var caseId = caseId(order);
    var commandId = Ids.uuid5(caseId, hash, order.revision() == null ? "" : order.revision());
    var handIn = new HandIn(order, caseId, commandId, hash, actor);
    try (var expected = outcomes.expect(commandId)) {
      var kept = hand(handIn);
      var registered = kept.registered();
      return new Accepted(
          caseId,
          registered.caseNumber(),
          commandId,
          hash,
          registered.firstCommandId().equals(commandId),
          kept.before(),
          kept.code().code(),
          expected.await(wait));
    }
  }

  private record HandIn(
      WorkOrder order, String caseId, String commandId, String hash, Actor actor) {}

  private Kept hand(HandIn handIn) {
    try (var acceptance = inFlight.begin()) {
      var at = acceptance.at();
      var known = registry.find(handIn.caseId());
      if (known.filter(last -> last.isNewerThan(handIn.order().revision())).isPresent()) {
        throw new Refusal(ProblemCode.STALE_REVISION, "来源已交过更新的版次，这一版没有收下，也没有改动任何内容");
      }
      if (known.filter(CaseRegistry.Registered::erased).isPresent()) {
        throw new Refusal(ProblemCode.ERASED, "这件工单的个人数据已按要求清除，同一编号的内容不再收下");
      }
      var number =
          known
              .map(CaseRegistry.Registered::caseNumber)
              .orElseGet(() -> registry.nextNumber(at.atZone(clock.getZone()).toLocalDate()));
      // Made before the transaction begins, which holds a connection that others wait for.
      var fresh = LookUpCode.random(random);
      var before = standing(known, handIn.hash());
      var kept =
          Objects.requireNonNull(
              transactions.execute(_ -> keep(handIn, before, number, fresh, at)));
      // Only then it matters, and a new work order is spared the question.
      boolean seen = known.isPresent() && units.of(handIn.caseId()).isPresent();
      publish(handIn, kept, seen, at);
      return kept;
    }
  }

  private record Kept(
      Standing before,
      CaseRegistry.Registered registered,
      Complainant complainant,
      @Nullable String fingerprint,
      LookUpCode code) {}

  private Kept keep(HandIn handIn, Standing before, String number, LookUpCode fresh, Instant at) {
    var subject = Subject.ofCase(handIn.caseId());
    var given = handIn.order().complainant();
    // An amendment without the person does not make a known person unknown.
    var known =
        given.isNobody()
            ? vault.get(subject, Complainant.ENTRY, Complainant.class).orElse(Complainant.NOBODY)
            : given;
    var complainant = known.orHome(handIn.order().address());
    var phone = complainant.phone();
    var fingerprint = phone == null ? null : people.of(phone).orElse(null);
    if (!attachments.give(handIn.order().attachments(), handIn.caseId())) {
      throw Refusal.invalid("attachments", "附件不存在，或已用于别的工单；请重新上传后填写新的附件编号");
    }
    var registered =
        registry.register(
            new CaseRegistry.Entry(
                handIn.caseId(),
                handIn.order(),
                handIn.commandId(),
                handIn.hash(),
                fingerprint,
                lookUpHash.of(handIn.caseId(), fresh),
                at),
            number);
    var key = vault.open(subject);
    if (!given.isNobody() || !complainant.equals(known)) {
      key.put(Complainant.ENTRY, complainant);
    }
    boolean first = key.putIfAbsent(LookUpCode.ENTRY, fresh);
    var code = first ? fresh : vault.get(subject, LookUpCode.ENTRY, LookUpCode.class).orElse(fresh);
    return new Kept(before, registered, complainant, fingerprint, code);
  }

  private void publish(HandIn handIn, Kept kept, boolean seen, Instant at) {
    var identity = kept.complainant().identity();
    var texts = texts(handIn, identity);
    publisher.publish(texts.stream().map(text -> text.record(handIn.caseId(), at)).toList());
    publisher.publish(handIn.caseId(), received(handIn, kept, texts, seen, at));
  }

  private static List<ScrubbedText> texts(HandIn handIn, Identity identity) {
    var order = handIn.order();
    var texts = new ArrayList<ScrubbedText>();
    add(texts, handIn, TextKind.TITLE, order.title(), identity);
    add(texts, handIn, TextKind.DEMAND, order.content(), identity);
    add(texts, handIn, TextKind.ADDRESS, order.address(), identity);
    add(texts, handIn, TextKind.UNIT_HINT, order.unitHint(), identity);
    return texts;
  }

  private static void add(
      List<ScrubbedText> texts,
      HandIn handIn,
      TextKind kind,
      @Nullable String text,
      Identity identity) {
    if (text != null) {
      texts.add(ScrubbedText.of(handIn.commandId(), handIn.hash(), kind, text, identity));
    }
  }

  private static WorkOrderReceived received(
      HandIn handIn, Kept kept, List<ScrubbedText> texts, boolean seen, Instant at) {
    var order = handIn.order();
    var identity = kept.complainant().identity();
    return WorkOrderReceived.newBuilder()
        .setCommandId(handIn.commandId())
        .setCaseId(handIn.caseId())
        .setCaseNumber(kept.registered().caseNumber())
        .setAcceptedAt(at)
        .setReceivedAt(order.receivedAt())
        .setActor(handIn.actor())
        .setChannel(order.channel())
        .setSourceLine(order.sourceLine())
        .setExternalNumber(order.externalNumber())
        .setRevision(order.revision())
        .setContentHash(handIn.hash())
        .setSourceLevel(order.sourceLevel())
        .setDemandType(order.demandType())
        .setTitle(scrubbed(order.title(), identity))
        .setContent(Scrubber.scrub(order.content(), identity))
        .setAddress(scrubbed(order.address(), identity))
        .setUnitHint(scrubbed(order.unitHint(), identity))
        .setUrgency(order.urgency())
        .setConfidential(order.confidential())
        .setAnonymous(kept.complainant().unreachable())
        .setComplainantFingerprint(kept.fingerprint())
        .setAttachmentIds(order.attachments())
        .setPreviousNumber(order.previousNumber())
        .setDeadlineFromSource(order.deadlineFromSource())
        .setTexts(texts.stream().map(ScrubbedText::ref).toList())
        .setCaseSeen(seen)
        .build();
  }

  private static @Nullable String scrubbed(@Nullable String text, Identity identity) {
    return text == null ? null : Scrubber.scrub(text, identity);
  }
}
