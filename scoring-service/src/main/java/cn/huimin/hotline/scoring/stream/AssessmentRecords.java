package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.assessment.AssessmentHeader;
import cn.huimin.hotline.schemas.assessment.EnterAppeal;
import cn.huimin.hotline.schemas.assessment.EnterEvidence;
import cn.huimin.hotline.schemas.assessment.EnterFiling;
import cn.huimin.hotline.schemas.assessment.EnterMatter;
import cn.huimin.hotline.schemas.assessment.MovePeriod;
import cn.huimin.hotline.schemas.assessment.StrikeLine;
import cn.huimin.hotline.schemas.assessment.WithdrawEntry;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.FieldProblem;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.score.AssessmentEntered;
import cn.huimin.hotline.schemas.word.AssessmentAct;
import cn.huimin.hotline.schemas.word.AssessmentState;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.scoring.assessment.Act;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand;
import cn.huimin.hotline.scoring.assessment.Decision;
import cn.huimin.hotline.scoring.assessment.Entered;
import cn.huimin.hotline.scoring.assessment.Person;
import cn.huimin.hotline.scoring.assessment.Standing;
import cn.huimin.hotline.scoring.fact.Assessed;
import cn.huimin.hotline.scoring.scheme.Fraction;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads what is asked about a unit, and writes what became of it. */
final class AssessmentRecords {

  private AssessmentRecords() {}

  static AssessmentHeader header(SpecificRecord command) {
    return (AssessmentHeader) command.get(command.getSchema().getField("header").pos());
  }

  /**
   * The plain command.
   *
   * @throws IllegalArgumentException if it says what no intake would let pass
   */
  static AssessmentCommand command(SpecificRecord value) {
    var header = plain(header(value));
    return switch (value) {
      case EnterEvidence said ->
          new AssessmentCommand.Evidence(
              header,
              Act.valueOf(said.getAct().name()),
              said.getItem(),
              said.getFound(),
              said.getAmount() == null ? null : Fraction.parse(said.getAmount()));
      case EnterMatter said ->
          new AssessmentCommand.Matter(header, said.getHonour(), said.getMatter(), said.getLevel());
      case WithdrawEntry said -> new AssessmentCommand.Withdrawal(header, said.getRecordId());
      case StrikeLine said -> new AssessmentCommand.Strike(header, said.getLineId());
      case EnterAppeal said ->
          new AssessmentCommand.Appeal(
              header,
              AssessmentCommand.Step.valueOf(said.getStep().name()),
              said.getAppealId(),
              said.getLineId());
      case EnterFiling said ->
          new AssessmentCommand.Filing(
              header,
              Act.valueOf(said.getAct().name()),
              said.getSubject(),
              said.getFrom(),
              said.getUntil());
      case MovePeriod said ->
          new AssessmentCommand.Period(
              header, Standing.valueOf(said.getState().name()), said.getUntil());
      default -> throw new IllegalArgumentException(value.getSchema().getName() + " is no command");
    };
  }

  static AssessmentCommand.Header plain(AssessmentHeader header) {
    var actor = header.getActor();
    return new AssessmentCommand.Header(
        header.getCommandId(),
        new Assessed(header.getUnitId(), header.getUnitName()),
        header.getPlaceId(),
        new Person(actor.getId(), actor.getRole().name(), actor.getUnitId()),
        header.getAcceptedAt(),
        header.getTextId(),
        header.getFiles(),
        header.getBatch());
  }

  static AssessmentEntered entered(
      Entered one, AssessmentHeader header, String scheme, String period) {
    return AssessmentEntered.newBuilder()
        .setRecordId(one.id())
        .setUnitId(header.getUnitId())
        .setUnitName(header.getUnitName())
        .setPlaceId(one.placeId())
        .setScheme(scheme)
        .setPeriod(period)
        .setAct(AssessmentAct.valueOf(one.act().name()))
        .setState(AssessmentState.valueOf(one.standing().name()))
        .setItem(one.item())
        .setFound(one.found())
        .setAmount(one.amount() == null ? null : one.amount().toString())
        .setMatter(one.matter())
        .setLevel(one.level())
        .setLineId(one.lineId())
        .setEventId(one.eventId())
        .setBy(actor(one.by()))
        .setSecond(one.second() == null ? null : actor(one.second()))
        .setEnteredAt(one.enteredAt())
        .setFrom(one.from())
        .setUntil(one.until())
        .setTextId(one.textId())
        .setFiles(one.files())
        .setBatch(one.batch())
        .setAt(header.getAcceptedAt())
        .build();
  }

  private static Actor actor(Person person) {
    return new Actor(person.account(), Role.valueOf(person.role()), person.unitId(), null);
  }

  /** The code says how it stands then: {@code stands}, {@code proposed}, {@code struck}, … */
  static CommandOutcome accepted(AssessmentHeader header, Decision.Accepted accepted) {
    return outcome(
        header,
        OutcomeKind.ACCEPTED,
        accepted.answered().standing().name().toLowerCase(Locale.ROOT),
        "",
        List.of(),
        accepted);
  }

  static CommandOutcome refused(AssessmentHeader header, Decision.Refused refused) {
    var kind =
        switch (refused.why()) {
          case CONFLICT -> OutcomeKind.CONFLICT;
          case INVALID -> OutcomeKind.INVALID_INPUT;
          case UNKNOWN -> OutcomeKind.NOT_FOUND;
        };
    return outcome(
        header,
        kind,
        refused.code(),
        refused.message(),
        problems(refused.field(), refused.message()),
        null);
  }

  private static List<FieldProblem> problems(@Nullable String field, String message) {
    return field == null ? List.of() : List.of(new FieldProblem(field, message));
  }

  private static CommandOutcome outcome(
      AssessmentHeader header,
      OutcomeKind kind,
      String code,
      String message,
      List<FieldProblem> problems,
      Decision.@Nullable Accepted accepted) {
    return CommandOutcome.newBuilder()
        .setCommandId(header.getCommandId())
        .setCaseId(header.getUnitId())
        .setKind(kind)
        .setCode(code)
        .setMessage(message)
        .setProblems(problems)
        .setReplayed(accepted != null && accepted.replayed())
        .setRecordId(accepted == null ? null : accepted.answered().id())
        .build();
  }
}
