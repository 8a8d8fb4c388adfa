package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.CaseClassified;
import cn.huimin.hotline.schemas.event.CaseClosed;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.event.CaseOpened;
import cn.huimin.hotline.schemas.event.CaseSigned;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.ComplainantContacted;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.EvidenceSpan;
import cn.huimin.hotline.schemas.event.FloodNoticed;
import cn.huimin.hotline.schemas.event.PromiseKept;
import cn.huimin.hotline.schemas.event.PromiseLine;
import cn.huimin.hotline.schemas.event.PromiseOpened;
import cn.huimin.hotline.schemas.event.RepeatNoticed;
import cn.huimin.hotline.schemas.event.ReportRejected;
import cn.huimin.hotline.schemas.event.ReportSignedOff;
import cn.huimin.hotline.schemas.event.ReportSubmitted;
import cn.huimin.hotline.schemas.event.WithdrawalDecided;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.RejectionReason;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.SourceLevel;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.schemas.word.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Case events as routing would write them, one case, in order. */
final class CaseStory {

  static final String UNIT = "u-school";

  private final String caseId;
  private final DemandType demandType;
  private final Urgency urgency;
  private final @Nullable String matterId;
  private String category = "违规收费";
  private long sequence;
  private int floodPeople;
  private boolean hidden;
  private @Nullable String accused;
  private @Nullable String unitId;
  private Instant openedAt = Instant.EPOCH;
  private @Nullable Instant endedAt;
  private CaseState state = CaseState.RECEIVED;
  private @Nullable PromiseLine promise;

  CaseStory(String caseId, DemandType demandType, Urgency urgency, @Nullable String matterId) {
    this.caseId = caseId;
    this.demandType = demandType;
    this.urgency = urgency;
    this.matterId = matterId;
  }

  CaseStory about(String level1) {
    category = level1;
    return this;
  }

  /** Against that unit. */
  CaseStory against(String unit) {
    accused = unit;
    return this;
  }

  /** Hides its complainant from its unit from now on. */
  CaseStory hidden() {
    hidden = true;
    return this;
  }

  CaseOpened opened(Instant at) {
    openedAt = at;
    return new CaseOpened(header(at), after(), "command", "hash", null, null, List.of());
  }

  CaseClassified classified(Instant at, EvidenceSpan... evidence) {
    return new CaseClassified(header(at), after(), 0.9, "rule", List.of(evidence), List.of());
  }

  CaseDispatched dispatched(Instant at) {
    return dispatched(at, UNIT);
  }

  CaseDispatched dispatched(Instant at, String unit) {
    var previous = unitId;
    unitId = unit;
    floodPeople = 0;
    state = CaseState.DISPATCHED;
    return new CaseDispatched(
        header(at),
        after(),
        unit,
        previous,
        previous != null,
        TransferFault.NONE,
        true,
        "rule",
        null);
  }

  CaseSigned signed(Instant at) {
    state = CaseState.SIGNED;
    return new CaseSigned(header(at), after(), UNIT);
  }

  ComplainantContacted contacted(Instant at, boolean reached) {
    return new ComplainantContacted(header(at), after(), "PHONE", reached, List.of(), null);
  }

  ReportSubmitted reported(Instant at) {
    state = CaseState.REPORTED;
    return new ReportSubmitted(
        header(at),
        after(),
        "r1",
        Verdict.CONFIRMED,
        ClosingKind.SOLVED,
        null,
        true,
        false,
        List.of(),
        null,
        List.of());
  }

  /** By a number that is not the complainant's, and answered so. */
  List<SpecificRecord> contactedAndReported(Instant at, String dialled, String print) {
    return List.of(
        ComplainantContacted.newBuilder(contacted(at, true)).setDialled(dialled).build(),
        ReportSubmitted.newBuilder(reported(at)).setAnswerPrint(print).build());
  }

  /** An event of any type; beside who and when it says the least: yes, one, the first word. */
  SpecificRecord plain(Instant at, Class<? extends SpecificRecord> type) {
    var schema = SpecificData.get().getSchema(type);
    var event = (SpecificRecord) SpecificData.newInstance(type, schema);
    event.put(schema.getField("header").pos(), header(at));
    event.put(schema.getField("after").pos(), after());
    for (var field : schema.getFields().subList(2, schema.getFields().size())) {
      event.put(field.pos(), least(field.schema()));
    }
    return event;
  }

  private static @Nullable Object least(Schema schema) {
    return switch (schema.getType()) {
      case UNION -> null;
      case BOOLEAN -> true;
      case INT -> 1;
      case STRING -> "u-other";
      case ENUM -> SpecificData.get().createEnum(schema.getEnumSymbols().get(1), schema);
      case ARRAY ->
          schema.getElementType().getType() == Schema.Type.STRING ? List.of("u-other") : List.of();
      default -> throw new IllegalArgumentException(schema.toString());
    };
  }

  PromiseOpened promised(Instant at, LocalDate dueOn) {
    promise = new PromiseLine("p1", dueOn, String.valueOf(unitId), "学校", false);
    return new PromiseOpened(header(at), after(), "p1", dueOn, String.valueOf(unitId));
  }

  PromiseKept kept(Instant at) {
    return new PromiseKept(header(at), after(), "p1", List.of());
  }

  ReportSignedOff signedOff(Instant at) {
    state = CaseState.SIGNED_OFF;
    return new ReportSignedOff(header(at), after(), "r1");
  }

  ReportRejected rejected(Instant at) {
    state = CaseState.SIGNED;
    return new ReportRejected(header(at), after(), "r1", RejectionReason.INCOMPLETE, List.of());
  }

  CaseClosed closed(Instant at) {
    state = CaseState.CLOSED;
    endedAt = at;
    return new CaseClosed(header(at), after(), true);
  }

  SpecificRecord withdrawn(Instant at) {
    state = CaseState.WITHDRAWN;
    endedAt = at;
    return plain(at, WithdrawalDecided.class);
  }

  CallbackRecorded calledBack(Instant at, Satisfaction satisfaction) {
    return CallbackRecorded.newBuilder()
        .setHeader(header(at))
        .setAfter(after())
        .setAttempt(1)
        .setReached(true)
        .setContactedByUnit(true)
        .setResolution(Resolution.RESOLVED)
        .setSatisfaction(satisfaction)
        .build();
  }

  /** The last of the calls that reached nobody. */
  CallbackRecorded unreachable(Instant at) {
    return CallbackRecorded.newBuilder()
        .setHeader(header(at))
        .setAfter(after())
        .setAttempt(3)
        .setReached(false)
        .setUnreachable(true)
        .build();
  }

  RepeatNoticed repeat(Instant at, int ordinal, String... earlier) {
    return new RepeatNoticed(
        header(at), after(), String.valueOf(matterId), ordinal, List.of(earlier));
  }

  FloodNoticed flood(Instant at, int people, String... others) {
    floodPeople = people;
    return new FloodNoticed(header(at), after(), "group", people, List.of(others));
  }

  private EventHeader header(Instant at) {
    sequence++;
    return EventHeader.newBuilder()
        .setEventId(caseId + "-" + sequence)
        .setCaseId(caseId)
        .setSequence(sequence)
        .setCausationId("command-" + sequence)
        .setActor(Actor.newBuilder().setId("operator").setRole(Role.OPERATOR).build())
        .setAcceptedAt(at)
        .setDirectoryEdition(1)
        .setPolicyEdition(1)
        .build();
  }

  private CaseSummary after() {
    return CaseSummary.newBuilder()
        .setCaseId(caseId)
        .setCaseNumber("N-" + caseId)
        .setVersion(sequence)
        .setState(state)
        .setRound(1)
        .setChannel(Channel.GOV_12345)
        .setExternalNumber("x-" + caseId)
        .setSourceLevel(SourceLevel.COUNTY)
        .setDemandType(demandType)
        .setUrgency(urgency)
        .setCategoryLevel1(category)
        .setUnitId(unitId)
        .setUnitName(unitId == null ? null : "学校")
        .setUnitLine(unitId == null ? List.of() : List.of(unitId))
        .setConfidential(false)
        .setHidden(hidden)
        .setAccusedUnitId(accused)
        .setAnonymous(false)
        .setCallbackDue(true)
        .setSignOffNeeded(true)
        .setOpenedAt(openedAt)
        .setEndedAt(endedAt)
        .setCallbackAttempts(0)
        .setDispatches(unitId == null ? 0 : 1)
        .setUnitFaultTransfers(0)
        .setTemplateRejections(0)
        .setMatterId(matterId)
        .setRepeatOrdinal(1)
        .setFloodPeople(floodPeople)
        .setPromises(promise == null ? List.of() : List.of(promise))
        .build();
  }
}
