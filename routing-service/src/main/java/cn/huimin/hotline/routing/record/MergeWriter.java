package cn.huimin.hotline.routing.record;

import static cn.huimin.hotline.routing.record.EventWriter.texts;

import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.MergeEvent;
import cn.huimin.hotline.routing.life.merge.Handshake.Telling;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.CommandHeader;
import cn.huimin.hotline.schemas.command.NoteMerge;
import cn.huimin.hotline.schemas.event.CaseMerged;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.CaseUnmerged;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.FollowerAccepted;
import cn.huimin.hotline.schemas.event.FollowerJoined;
import cn.huimin.hotline.schemas.event.FollowerLeft;
import cn.huimin.hotline.schemas.event.LeadAnswered;
import cn.huimin.hotline.schemas.event.MergeAsked;
import cn.huimin.hotline.schemas.event.MergeRefused;
import cn.huimin.hotline.schemas.word.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What happened about joining cases as records on case-events, and what the other end is told. */
public final class MergeWriter {

  private static final Actor ROUTING = new Actor("service:routing", Role.SERVICE, null, null);

  private MergeWriter() {}

  /**
   * The command that tells the other end. Its id is made of what it tells of and of whom it tells,
   * so that telling it twice tells it once.
   *
   * @param telling what is told
   * @param from the case that tells, null if there is none of this id
   * @param fromId its id
   * @param at when what is told of was accepted
   */
  public static NoteMerge tell(Telling telling, @Nullable Case from, String fromId, Instant at) {
    var body = telling.step() + "/" + fromId;
    return NoteMerge.newBuilder()
        .setHeader(
            CommandHeader.newBuilder()
                .setCommandId(Ids.uuid5(telling.sourceId(), telling.targetCaseId()))
                .setCaseId(telling.targetCaseId())
                .setActor(ROUTING)
                .setAcceptedAt(at)
                .setContentHash(Ids.sha256(body.getBytes(StandardCharsets.UTF_8)))
                .build())
        .setStep(telling.step())
        .setOtherCaseId(fromId)
        .setOtherCaseNumber(from == null ? "" : from.origin().caseNumber())
        .setUnitId(telling.unitId())
        .setVerdict(telling.verdict())
        .setClosingKind(telling.closingKind())
        .setReasonCode(telling.reasonCode())
        .setMatterId(telling.matterId())
        .setAccusedUnitId(telling.accusedUnitId())
        .setReportAuthor(telling.reportAuthor())
        .build();
  }

  static SpecificRecord write(MergeEvent event, EventHeader header, CaseSummary after) {
    return switch (event) {
      case MergeEvent.Asked asked ->
          new MergeAsked(header, after, asked.leadId(), texts(asked.texts()));
      case MergeEvent.FollowerAccepted accepted ->
          new FollowerAccepted(header, after, accepted.followerId(), accepted.followerNumber());
      case MergeEvent.Refused refused ->
          new MergeRefused(header, after, refused.leadId(), refused.reasonCode());
      case MergeEvent.Merged merged ->
          new CaseMerged(
              header,
              after,
              merged.leadId(),
              merged.leadNumber(),
              merged.leadUnitId(),
              merged.urging());
      case MergeEvent.FollowerJoined joined ->
          new FollowerJoined(header, after, joined.followerId(), joined.callbackDue());
      case MergeEvent.Unmerged unmerged ->
          new CaseUnmerged(header, after, unmerged.leadId(), texts(unmerged.texts()));
      case MergeEvent.FollowerLeft left -> new FollowerLeft(header, after, left.followerId());
      case MergeEvent.LeadAnswered answered ->
          new LeadAnswered(
              header,
              after,
              answered.leadId(),
              answered.verdict(),
              answered.collective(),
              answered.callbackOwed());
    };
  }
}
