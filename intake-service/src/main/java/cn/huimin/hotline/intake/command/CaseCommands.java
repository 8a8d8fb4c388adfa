package cn.huimin.hotline.intake.command;

import cn.huimin.hotline.intake.attachment.Attachments;
import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.disk.DiskGuard;
import cn.huimin.hotline.intake.outcome.Outcomes;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.publication.Publisher;
import cn.huimin.hotline.intake.relation.CaseUnits;
import cn.huimin.hotline.intake.tick.AcceptancesInFlight;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.CaseRegistry;
import cn.huimin.hotline.intake.workorder.Complainant;
import cn.huimin.hotline.intake.workorder.Fingerprints;
import cn.huimin.hotline.intake.workorder.HandedTexts;
import cn.huimin.hotline.intake.workorder.People;
import cn.huimin.hotline.intake.workorder.ScrubbedText;
import cn.huimin.hotline.intake.workorder.TextsAtStake;
import cn.huimin.hotline.intake.writeback.WriteBackTexts;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.AmendCase;
import cn.huimin.hotline.schemas.command.CommandHeader;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.command.RecordContact;
import cn.huimin.hotline.schemas.command.SplitCase;
import cn.huimin.hotline.schemas.command.SubmitReport;
import cn.huimin.hotline.schemas.word.TextKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way of a command: staff into the vault, texts scrubbed and on the log, then the command, then
 * the outcome back. The same key and body again writes the same records, and routing answers with
 * the first outcome.
 */
@Component
class CaseCommands {

  /**
   * What a person asks.
   *
   * @param caseId of which case
   * @param action what
   * @param body as sent
   * @param idempotencyKey the client's, or null
   * @param actor who
   */
  record Asked(
      String caseId,
      CaseAction action,
      ObjectNode body,
      @Nullable String idempotencyKey,
      Actor actor) {}

  /** A command that is on the log, and what routing made of it if that came within the wait. */
  record Handed(String commandId, Optional<CommandOutcome> outcome) {}

  /** The number that was dialled in the complainant's place. */
  record Dialled(String number) {}

  /** Who spoke to the complainant, as a report names them. */
  record SpokenBy(String name) {}

  /** Responsible staff as a report names them. */
  record Staff(List<String> names) {}

  private final CaseRegistry registry;
  private final Vault vault;
  private final Fingerprints fingerprints;
  private final Publisher publisher;
  private final Outcomes outcomes;
  private final AcceptancesInFlight inFlight;
  private final DiskGuard disk;
  private final TransactionOperations transactions;
  private final RandomIds ids;
  private final CaseParts parts;
  private final WriteBackTexts told;
  private final CaseUnits units;
  private final Attachments attachments;
  private final HandedTexts handedTexts;
  private final TextsAtStake atStake;

  CaseCommands(
      CaseRegistry registry,
      Vault vault,
      Fingerprints fingerprints,
      Publisher publisher,
      Outcomes outcomes,
      AcceptancesInFlight inFlight,
      DiskGuard disk,
      TransactionOperations transactions,
      RandomIds ids,
      CaseParts parts,
      WriteBackTexts told,
      CaseUnits units,
      Attachments attachments,
      HandedTexts handedTexts,
      TextsAtStake atStake) {
    this.registry = registry;
    this.vault = vault;
    this.fingerprints = fingerprints;
    this.publisher = publisher;
    this.outcomes = outcomes;
    this.inFlight = inFlight;
    this.disk = disk;
    this.transactions = transactions;
    this.ids = ids;
    this.parts = parts;
    this.told = told;
    this.units = units;
    this.attachments = attachments;
    this.handedTexts = handedTexts;
    this.atStake = atStake;
  }

  /**
   * Hands a command to the log.
   *
   * @throws Refusal if the body is wrong, the case unknown or archived, or the log away
   */
  Handed hand(Asked asked, Duration wait) {
    disk.requireRoom();
    var draft = asked.action().read(new ActionFields(asked.body()));
    if (registry.find(asked.caseId()).isEmpty()) {
      throw new Refusal(ProblemCode.NOT_FOUND, "没有这个工单");
    }
    checkLead(asked.caseId(), draft.leadCaseId());
    var key = asked.idempotencyKey();
    var commandId = Ids.uuid5(asked.caseId(), "key", key == null ? ids.next() : key);
    var hash = fingerprints.ofContent(List.of(asked.action().path(), sorted(asked.body())));
    var before =
        key == null || draft.texts().isEmpty()
            ? HandedTexts.Before.NEVER
            : handedTexts.note(asked.caseId(), commandId, hash);
    try (var expected = outcomes.expect(commandId)) {
      publish(asked, draft, commandId, hash, before);
      var outcome = expected.await(wait);
      return new Handed(commandId, known(asked.caseId(), outcome));
    }
  }

  /**
   * Routing asks the lead only after the follower (ADR 0011): what is known here of the lead is
   * told at once. Whoever asks again for what has been done gets routing's first outcome.
   *
   * @throws Refusal if there is no such case, or it has come to an end
   */
  private void checkLead(String caseId, @Nullable String lead) {
    if (lead == null || lead.equals(caseId)) {
      return;
    }
    if (registry.find(lead).isEmpty()) {
      throw Refusal.invalid("leadCaseId", "没有这件工单，不能作主件；请核对后另选一件");
    }
    if (!units.ended(List.of(lead)).isEmpty() && !units.isJoining(caseId)) {
      throw Refusal.invalid("leadCaseId", "这件工单已经办结或已并入其他工单，不能作主件；请选一件正在办理的");
    }
  }

  /** Routing no longer knows a case whose events were read: it was archived long after its end. */
  private Optional<CommandOutcome> known(String caseId, Optional<CommandOutcome> outcome) {
    if (outcome.filter(answer -> answer.getKind() == OutcomeKind.NOT_FOUND).isPresent()
        && units.of(caseId).isPresent()) {
      throw new Refusal(ProblemCode.CASE_ARCHIVED, "没有办理：这件工单办结已久，已经归档，不再办理；又有新情况的，请另行登记");
    }
    return outcome;
  }

  private void publish(
      Asked asked, CommandDraft draft, String commandId, String hash, HandedTexts.Before before) {
    var caseId = asked.caseId();
    if (!draft.staff().isEmpty()) {
      transactions.executeWithoutResult(
          _ -> vault.put(Subject.ofCase(caseId), "staff:" + commandId, new Staff(draft.staff())));
    }
    var spokenBy = draft.spokenBy();
    if (spokenBy != null) {
      transactions.executeWithoutResult(
          _ -> vault.put(Subject.ofCase(caseId), "spoken-by:" + commandId, new SpokenBy(spokenBy)));
    }
    give(caseId, draft.attachments());
    var dialled = dialled(caseId, draft, commandId);
    var texts = texts(caseId, draft, commandId, hash);
    keepForThePlatform(caseId, texts);
    // Words of what is refused are taken off the log again, however late the outcome comes.
    atStake.note(caseId, commandId, hash, texts, before);
    try (var acceptance = inFlight.begin()) {
      publisher.publish(texts.stream().map(text -> text.record(caseId, acceptance.at())).toList());
      var header =
          CommandHeader.newBuilder()
              .setCommandId(commandId)
              .setCaseId(caseId)
              .setActor(asked.actor())
              .setAcceptedAt(acceptance.at())
              .setOccurredAt(draft.occurredAt())
              .setExpectedVersion(draft.expectedVersion())
              .setContentHash(hash)
              .setTexts(texts.stream().map(ScrubbedText::ref).toList())
              .build();
      publisher.publish(caseId, record(draft, header, texts, dialled, acceptance.at()));
    }
  }

  private void give(String caseId, List<String> files) {
    if (!files.isEmpty()
        && !Boolean.TRUE.equals(transactions.execute(_ -> attachments.give(files, caseId)))) {
      throw Refusal.invalid("attachments", "附件不存在，或已用于别的工单；请重新上传后填写新的附件编号");
    }
  }

  /**
   * What a platform above may hear is kept where the case's key erases it; of every channel, since
   * a case may answer for one that came from above and joined it.
   */
  private void keepForThePlatform(String caseId, List<ScrubbedText> texts) {
    var heard = texts.stream().filter(text -> WriteBackTexts.KINDS.contains(text.kind())).toList();
    if (!heard.isEmpty()) {
      transactions.executeWithoutResult(
          _ -> heard.forEach(text -> told.keep(caseId, text.textId(), text.text())));
    }
  }

  private SpecificRecord record(
      CommandDraft draft,
      CommandHeader header,
      List<ScrubbedText> texts,
      @Nullable String dialled,
      Instant at) {
    return switch (draft.withHeader().record(header)) {
      case SplitCase _ ->
          new SplitCase(
              header, parts.prepare(header.getCaseId(), header.getCommandId(), draft.parts(), at));
      case SubmitReport report ->
          SubmitReport.newBuilder(report)
              .setAnswerPrint(answerPrint(texts))
              .setDialled(dialled)
              .build();
      case AmendCase amend ->
          AmendCase.newBuilder(amend).setSupplement(text(texts, TextKind.NOTE)).build();
      case RecordContact contact -> RecordContact.newBuilder(contact).setDialled(dialled).build();
      case SpecificRecord other -> other;
    };
  }

  private static @Nullable String answerPrint(List<ScrubbedText> texts) {
    var answer = text(texts, TextKind.PUBLIC_ANSWER);
    return answer == null ? null : AnswerPrint.of(answer);
  }

  private static @Nullable String text(List<ScrubbedText> texts, TextKind kind) {
    return texts.stream()
        .filter(text -> text.kind() == kind)
        .findFirst()
        .map(ScrubbedText::text)
        .orElse(null);
  }

  /**
   * Keeps the number that was dialled in the vault; its keyed hash, unless it is the complainant's
   * own, tells where one number serves for many.
   */
  private @Nullable String dialled(String caseId, CommandDraft draft, String commandId) {
    var number = draft.dialled();
    if (number == null) {
      return null;
    }
    transactions.executeWithoutResult(
        _ -> vault.put(Subject.ofCase(caseId), "dialled:" + commandId, new Dialled(number)));
    var own = complainant(caseId).phone();
    var dialled = fingerprints.ofDialled(number);
    var ownDialled =
        own == null
            ? List.<String>of()
            : People.numbers(own).stream()
                .flatMap(one -> fingerprints.ofDialled(one).stream())
                .toList();
    return dialled.filter(hash -> !ownDialled.contains(hash)).orElse(null);
  }

  private Complainant complainant(String caseId) {
    return vault
        .get(Subject.ofCase(caseId), Complainant.ENTRY, Complainant.class)
        .orElse(Complainant.NOBODY);
  }

  private List<ScrubbedText> texts(
      String caseId, CommandDraft draft, String commandId, String hash) {
    if (draft.texts().isEmpty()) {
      return List.of();
    }
    var identity = complainant(caseId).identity();
    return draft.texts().entrySet().stream()
        .map(text -> ScrubbedText.of(commandId, hash, text.getKey(), text.getValue(), identity))
        .sorted((a, b) -> a.kind().compareTo(b.kind()))
        .toList();
  }

  /**
   * The body with its fields in the order of their names: who sends it otherwise sends the same.
   */
  private static Object sorted(ObjectNode body) {
    return new TreeMap<>(
        body.propertyStream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    field ->
                        field.getValue() instanceof ObjectNode inner
                            ? sorted(inner)
                            : field.getValue())));
  }
}
