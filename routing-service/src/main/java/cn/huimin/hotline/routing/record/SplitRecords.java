package cn.huimin.hotline.routing.record;

import static cn.huimin.hotline.routing.record.CommandReader.header;

import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.Happened;
import cn.huimin.hotline.routing.life.Origin;
import cn.huimin.hotline.routing.life.SplitCommand;
import cn.huimin.hotline.routing.life.SplitEvent;
import cn.huimin.hotline.routing.life.Splitting;
import cn.huimin.hotline.routing.recognition.Wording;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.CommandHeader;
import cn.huimin.hotline.schemas.command.NotePartEnded;
import cn.huimin.hotline.schemas.command.NotePartReopened;
import cn.huimin.hotline.schemas.command.OpenPart;
import cn.huimin.hotline.schemas.command.SplitCase;
import cn.huimin.hotline.schemas.event.CaseSplit;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.PartEnded;
import cn.huimin.hotline.schemas.event.PartOpened;
import cn.huimin.hotline.schemas.event.PartRef;
import cn.huimin.hotline.schemas.event.PartReopened;
import cn.huimin.hotline.schemas.event.PartsAnswered;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.Urgency;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Splitting a call: commands read, events written, and the commands to the other cases. */
public final class SplitRecords {

  private static final Actor ROUTING = new Actor("service:routing", Role.SERVICE, null, null);

  private SplitRecords() {}

  static SplitCommand read(SpecificRecord asked) {
    return switch (asked) {
      case SplitCase split ->
          new SplitCommand.Split(
              header(split.getHeader()),
              split.getParts().stream()
                  .map(
                      part ->
                          new SplitCommand.Part(
                              part.getCaseId(),
                              part.getCaseNumber(),
                              part.getExternalNumber(),
                              part.getContent(),
                              part.getContentHash(),
                              CommandReader.texts(part.getTexts())))
                  .toList());
      case OpenPart open ->
          new SplitCommand.OpenPart(
              handIn(open),
              open.getParentCaseId(),
              open.getParentCaseNumber(),
              open.getOrdinal(),
              open.getHidden(),
              open.getAccusedUnitId(),
              Known.orNull(open.getAccusing()));
      case NotePartEnded ended ->
          new SplitCommand.NotePart(header(ended.getHeader()), ended.getPartCaseId(), true);
      case NotePartReopened reopened ->
          new SplitCommand.NotePart(header(reopened.getHeader()), reopened.getPartCaseId(), false);
      default ->
          throw new IllegalArgumentException(
              asked.getClass().getSimpleName() + " asks nothing about splitting");
    };
  }

  private static CaseCommand.HandIn handIn(OpenPart open) {
    var header = header(open.getHeader());
    var textId =
        open.getHeader().getTexts().stream()
            .map(TextRef::getTextId)
            .findFirst()
            .orElse(TextKind.DEMAND.name());
    var wording =
        new Wording(List.of(new Wording.Passage(Wording.Part.CONTENT, textId, open.getContent())));
    return new CaseCommand.HandIn(
        header,
        new Origin(
            open.getCaseNumber(),
            open.getChannel(),
            open.getSourceLine(),
            open.getExternalNumber(),
            open.getSourceLevel(),
            header.contentHash(),
            open.getComplainantFingerprint(),
            open.getConfidential(),
            open.getAnonymous(),
            open.getDeadlineFromSource(),
            wording.sketch()),
        wording,
        Known.orNull(open.getDemandType()),
        Known.orElse(open.getUrgency(), Urgency.NORMAL),
        null,
        null,
        false);
  }

  /**
   * What other cases are told of a change: the parts are opened, the call hears that one has ended
   * or is handled again. The ids are made of the event behind it and of the case told.
   *
   * @param before the case before it, null if it was opened by it
   */
  public static List<SpecificRecord> tell(
      CaseCommand command, @Nullable Case before, Happened happened, Case after) {
    var told = new ArrayList<SpecificRecord>();
    if (command instanceof SplitCommand.Split split
        && happened.event() instanceof SplitEvent.Split) {
      for (int i = 0; i < split.parts().size(); i++) {
        told.add(open(split.parts().get(i), i + 1, happened, after));
      }
    }
    part(before, happened, after).ifPresent(told::add);
    return told;
  }

  private static Optional<SpecificRecord> part(
      @Nullable Case before, Happened happened, Case after) {
    var call = after.splitting().parentId();
    boolean wasEnded = before != null && before.ended();
    if (call == null || wasEnded == after.ended()) {
      return Optional.empty();
    }
    var header = to(call, happened, after.id(), List.of());
    return Optional.of(
        after.ended()
            ? new NotePartEnded(header, after.id())
            : new NotePartReopened(header, after.id()));
  }

  private static OpenPart open(SplitCommand.Part part, int ordinal, Happened happened, Case call) {
    var origin = call.origin();
    var subject = call.subject();
    return OpenPart.newBuilder()
        .setHeader(to(part.caseId(), happened, part.contentHash(), EventWriter.texts(part.texts())))
        .setParentCaseId(call.id())
        .setParentCaseNumber(origin.caseNumber())
        .setOrdinal(ordinal)
        .setCaseNumber(part.caseNumber())
        .setChannel(origin.channel())
        .setSourceLine(origin.sourceLine())
        .setExternalNumber(part.externalNumber())
        .setSourceLevel(origin.sourceLevel())
        .setDemandType(subject.sourceType())
        .setUrgency(subject.urgency())
        .setComplainantFingerprint(origin.fingerprint())
        .setConfidential(origin.confidential())
        .setAnonymous(origin.anonymous())
        .setDeadlineFromSource(origin.deadlineFromSource())
        .setContent(part.content())
        .setHidden(subject.hidden())
        .setAccusedUnitId(subject.accusedUnitId())
        .setAccusing(subject.accuses() ? subject.demandType() : null)
        .build();
  }

  private static CommandHeader to(
      String target, Happened happened, String body, List<TextRef> texts) {
    return CommandHeader.newBuilder()
        .setCommandId(Ids.uuid5(happened.eventId(), target))
        .setCaseId(target)
        .setActor(ROUTING)
        .setAcceptedAt(happened.acceptedAt())
        .setContentHash(Ids.sha256(body.getBytes(StandardCharsets.UTF_8)))
        .setTexts(texts)
        .build();
  }

  static SpecificRecord write(SplitEvent event, EventHeader header, CaseSummary after) {
    return switch (event) {
      case SplitEvent.Split split ->
          new CaseSplit(
              header,
              after,
              split.parts().stream().map(SplitRecords::part).toList(),
              EventWriter.texts(split.texts()));
      case SplitEvent.PartOpened part ->
          new PartOpened(header, after, part.parentId(), part.parentNumber(), part.ordinal());
      case SplitEvent.PartEnded ended -> new PartEnded(header, after, ended.partId());
      case SplitEvent.PartReopened reopened -> new PartReopened(header, after, reopened.partId());
      case SplitEvent.PartsAnswered _ -> new PartsAnswered(header, after);
    };
  }

  static PartRef part(Splitting.Part part) {
    return new PartRef(part.caseId(), part.caseNumber(), part.ended());
  }
}
