package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.deadline.ClockCorrected;
import cn.huimin.hotline.schemas.deadline.ClockMet;
import cn.huimin.hotline.schemas.deadline.ClockNotDue;
import cn.huimin.hotline.schemas.deadline.ClockSet;
import cn.huimin.hotline.schemas.deadline.ClockStopped;
import cn.huimin.hotline.schemas.deadline.ClockUnmet;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.ClassificationCorrected;
import cn.huimin.hotline.schemas.event.ComplainantRated;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.RedoOpened;
import cn.huimin.hotline.schemas.event.ReportFoundFalsified;
import cn.huimin.hotline.schemas.event.ReportRejected;
import cn.huimin.hotline.schemas.event.SourceCallbackRecorded;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.Party;
import cn.huimin.hotline.schemas.word.RejectionReason;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.UnitKind;
import cn.huimin.hotline.schemas.word.Verdict;
import cn.huimin.hotline.scoring.fact.Answer;
import cn.huimin.hotline.scoring.fact.Assessed;
import cn.huimin.hotline.scoring.fact.Breach;
import cn.huimin.hotline.scoring.fact.CaseSeen;
import cn.huimin.hotline.scoring.fact.Demand;
import cn.huimin.hotline.scoring.fact.Ending;
import cn.huimin.hotline.scoring.fact.Holder;
import cn.huimin.hotline.scoring.fact.Limit;
import cn.huimin.hotline.scoring.fact.LimitSeen;
import cn.huimin.hotline.scoring.fact.Place;
import cn.huimin.hotline.scoring.fact.Rejection;
import cn.huimin.hotline.scoring.fact.SourceLevel;
import cn.huimin.hotline.scoring.fact.Volume;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads plain facts out of the log's records, with the directory in force. */
public final class FactReader {

  private final Directory directory;
  private final Map<String, Holder> holders = new HashMap<>();

  /** Reads with an edition of the directory. */
  public FactReader(Directory directory) {
    this.directory = directory;
  }

  /** Whether it is a case event: it has a header and the case after it. */
  public static boolean isCaseEvent(SpecificRecord value) {
    return Topics.CASE_EVENTS.types().contains(value.getClass());
  }

  /** Header of a case event. */
  public static EventHeader header(SpecificRecord event) {
    return (EventHeader) event.get(event.getSchema().getField("header").pos());
  }

  private static CaseSummary after(SpecificRecord event) {
    return (CaseSummary) event.get(event.getSchema().getField("after").pos());
  }

  /** What a case event says. */
  public CaseSeen caseSeen(SpecificRecord event) {
    var header = header(event);
    var after = after(event);
    var ending = word(Ending.class, after.getState().name());
    return new CaseSeen(
        header.getSequence(),
        header.getEventId(),
        after.getCaseNumber(),
        word(SourceLevel.class, after.getSourceLevel().name()),
        after.getOpenedAt(),
        ending,
        ending == null ? null : endedAt(header, after),
        held(after),
        after.getRepeatOrdinal(),
        demand(after),
        isCountedElsewhere(after) ? Volume.COUNTED_ELSEWHERE : Volume.COUNTS,
        breach(event, header, after),
        rejection(event, header, after),
        answer(event, header),
        clearsTransfer(event));
  }

  /** Of a call that was split the first part counts; the call itself and the others do not. */
  private static boolean isCountedElsewhere(CaseSummary after) {
    return after.getState() == CaseState.SPLIT || after.getPartOrdinal() > 1;
  }

  /** A case that joined another before anybody had it is held by the unit of its lead. */
  private @Nullable Holder held(CaseSummary after) {
    if (after.getUnitId() != null) {
      return holder(after.getUnitId());
    }
    boolean merged = after.getState() == CaseState.MERGED;
    return merged && after.getLeadUnitId() != null ? holder(after.getLeadUnitId()) : null;
  }

  private static @Nullable Demand demand(CaseSummary after) {
    // What the source said stays, whatever was corrected (DOMAIN §3).
    var source = after.getSourceDemandType();
    var type = word(Demand.Type.class, (source == null ? after.getDemandType() : source).name());
    return type == null || isCountedElsewhere(after)
        ? null
        : new Demand(
            type, after.getVerdict() == Verdict.CONFIRMED || after.getVerdict() == Verdict.PARTLY);
  }

  private @Nullable Rejection rejection(
      SpecificRecord event, EventHeader header, CaseSummary after) {
    return event instanceof ReportRejected rejected
            && rejected.getReason() == RejectionReason.TEMPLATE
            && after.getUnitId() != null
        ? new Rejection(holder(after.getUnitId()), header.getEventId())
        : null;
  }

  private static @Nullable Answer answer(SpecificRecord event, EventHeader header) {
    return switch (event) {
      case CallbackRecorded said when said.getReached() ->
          answer(
              false,
              said.getContactedByUnit(),
              said.getResolution(),
              said.getSatisfaction(),
              header);
      case SourceCallbackRecorded said ->
          answer(
              true,
              said.getContactedByUnit(),
              said.getResolution(),
              said.getSatisfaction(),
              header);
      case ComplainantRated said ->
          answer(false, null, said.getResolution(), said.getSatisfaction(), header);
      default -> null;
    };
  }

  private static Answer answer(
      boolean bySource,
      @Nullable Boolean contacted,
      @Nullable Enum<?> resolution,
      @Nullable Enum<?> satisfaction,
      EventHeader header) {
    return new Answer(
        bySource,
        contacted,
        resolution == null ? null : word(Answer.Resolution.class, resolution.name()),
        satisfaction == null ? null : word(Answer.Satisfaction.class, satisfaction.name()),
        header.getEventId());
  }

  private static boolean clearsTransfer(SpecificRecord event) {
    return event instanceof ClassificationCorrected corrected
        && corrected.getFault() == TransferFault.CENTRE;
  }

  private @Nullable Breach breach(SpecificRecord event, EventHeader header, CaseSummary after) {
    if (event instanceof CaseDispatched dispatched
        && dispatched.getTransfer()
        && dispatched.getFault() == TransferFault.UNIT
        && dispatched.getPreviousUnitId() != null) {
      return new Breach(
          Breach.Kind.TRANSFER, holder(dispatched.getPreviousUnitId()), header.getEventId());
    }
    if (event instanceof ReportFoundFalsified found) {
      return new Breach(Breach.Kind.FALSIFIED, holder(found.getUnitId()), header.getEventId());
    }
    if (event instanceof ClassificationCorrected corrected
        && corrected.getFault() == TransferFault.UNIT
        && corrected.getTransferredFrom() != null) {
      return new Breach(
          Breach.Kind.TRANSFER, holder(corrected.getTransferredFrom()), header.getEventId());
    }
    // Of a case that joined another its lead is done again.
    boolean ofLead = after.getState() == CaseState.MERGED;
    if (event instanceof RedoOpened && after.getUnitId() != null && !ofLead) {
      return new Breach(Breach.Kind.REDO, holder(after.getUnitId()), header.getEventId());
    }
    return null;
  }

  /** What a deadline event says of a handle, redo or contact limit; empty for everything else. */
  public Optional<LimitSeen> limitSeen(SpecificRecord event) {
    return switch (event) {
      case ClockSet set -> limitSeen(set.getHeader(), LimitSeen.Step.SET, null);
      case ClockMet met -> limitSeen(met.getHeader(), LimitSeen.Step.MET, met.getMetAt());
      case ClockCorrected corrected ->
          limitSeen(
              corrected.getHeader(),
              corrected.getWithdrawn().contains("red-card")
                  ? LimitSeen.Step.RED_CARD_WITHDRAWN
                  : LimitSeen.Step.CORRECTED,
              null);
      case ClockUnmet unmet -> limitSeen(unmet.getHeader(), LimitSeen.Step.UNMET, null);
      case RedCardGiven red -> limitSeen(red.getHeader(), LimitSeen.Step.RED_CARD, null);
      case ClockNotDue not -> contactSeen(not.getHeader());
      case ClockStopped stopped -> contactSeen(stopped.getHeader());
      default -> Optional.empty();
    };
  }

  /** A contact that is owed no longer; a handle limit stays as it was. */
  private Optional<LimitSeen> contactSeen(DeadlineHeader header) {
    return header.getClock() == ClockKind.CONTACT
        ? limitSeen(header, LimitSeen.Step.NOT_DUE, null)
        : Optional.empty();
  }

  private Optional<LimitSeen> limitSeen(
      DeadlineHeader header, LimitSeen.Step step, @Nullable Instant at) {
    boolean counts =
        switch (header.getClock()) {
          case HANDLE, HANDLE_COMPLEX, REDO -> true;
          // Where the complainant is hidden from the unit, the centre makes the contact.
          case CONTACT -> header.getParty() == Party.UNIT;
          default -> false;
        };
    if (!counts || header.getUnitId() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new LimitSeen(
            header.getSequence(),
            new Limit.Key(
                header.getClock().name(), header.getRound(), header.getLeg(), header.getUnitId()),
            holder(header.getUnitId()),
            header.getDueAt(),
            step,
            at == null ? header.getFiredAt() : at,
            header.getEventId()));
  }

  private Holder holder(String unitId) {
    return holders.computeIfAbsent(unitId, this::newHolder);
  }

  private Holder newHolder(String unitId) {
    return new Holder(
        unitId,
        directory
            .assessedUnit(unitId)
            .map(unit -> new Assessed(unit.id(), unit.name()))
            .orElse(null),
        directory.line(unitId).stream()
            .flatMap(above -> directory.unit(above).stream())
            .flatMap(unit -> place(unit).stream())
            .toList());
  }

  private static Optional<Place> place(Unit unit) {
    if (unit.kind() == UnitKind.TOWN_OFFICE) {
      return Optional.of(new Place(unit.id(), unit.name(), Place.Kind.TOWN_OFFICE));
    }
    if (!unit.isSchool()) {
      return Optional.empty();
    }
    return Optional.of(
        new Place(
            unit.id(),
            unit.name(),
            unit.cityDirect() ? Place.Kind.CITY_SCHOOL : Place.Kind.SCHOOL));
  }

  private static Instant endedAt(EventHeader header, CaseSummary after) {
    return after.getEndedAt() == null ? header.getAcceptedAt() : after.getEndedAt();
  }

  private static <E extends Enum<E>> @Nullable E word(Class<E> type, String name) {
    for (var word : type.getEnumConstants()) {
      if (word.name().equals(name)) {
        return word;
      }
    }
    return null;
  }
}
