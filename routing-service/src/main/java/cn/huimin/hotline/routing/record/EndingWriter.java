package cn.huimin.hotline.routing.record;

import static cn.huimin.hotline.routing.record.EventWriter.texts;

import cn.huimin.hotline.routing.life.Correction;
import cn.huimin.hotline.routing.life.CorrectionEvent;
import cn.huimin.hotline.routing.life.EndingEvent;
import cn.huimin.hotline.routing.life.SourceEvent;
import cn.huimin.hotline.schemas.event.CaseAnswered;
import cn.huimin.hotline.schemas.event.CaseDeclined;
import cn.huimin.hotline.schemas.event.CaseReferred;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.ClassificationCorrected;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.ProposalDecided;
import cn.huimin.hotline.schemas.event.ProposalMade;
import cn.huimin.hotline.schemas.event.ReturnedToSource;
import cn.huimin.hotline.schemas.event.SourceAnswered;
import cn.huimin.hotline.schemas.event.SourceCallbackRecorded;
import cn.huimin.hotline.schemas.event.WithdrawalDecided;
import cn.huimin.hotline.schemas.event.WithdrawalRequested;
import cn.huimin.hotline.schemas.word.DemandType;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Endings by the centre, dealings with the platform above, and corrections, as records on
 * case-events.
 */
final class EndingWriter {

  private EndingWriter() {}

  static SpecificRecord write(EndingEvent event, EventHeader header, CaseSummary after) {
    return switch (event) {
      case EndingEvent.Answered answered ->
          new CaseAnswered(header, after, answered.means(), texts(answered.texts()));
      case EndingEvent.Declined declined ->
          new CaseDeclined(
              header, after, declined.reason(), declined.means(), texts(declined.texts()));
      case EndingEvent.Referred referred ->
          new CaseReferred(header, after, referred.means(), texts(referred.texts()));
      case EndingEvent.WithdrawalAsked asked ->
          new WithdrawalRequested(header, after, asked.byUnit(), texts(asked.texts()));
      case EndingEvent.WithdrawalDecided decided ->
          new WithdrawalDecided(
              header, after, decided.confirmed(), decided.pressed(), texts(decided.texts()));
      case EndingEvent.Proposed proposed ->
          ProposalMade.newBuilder()
              .setHeader(header)
              .setAfter(after)
              .setKind(proposed.proposal().kind())
              .setDemandType(typeOf(proposed.proposal().correction()))
              .setTexts(texts(proposed.texts()))
              .build();
      case EndingEvent.ProposalDecided decided ->
          new ProposalDecided(
              header,
              after,
              decided.kind(),
              decided.confirmed(),
              decided.proposedBy(),
              texts(decided.texts()));
    };
  }

  static SpecificRecord write(SourceEvent event, EventHeader header, CaseSummary after) {
    return switch (event) {
      case SourceEvent.Returned returned ->
          new ReturnedToSource(header, after, texts(returned.texts()));
      case SourceEvent.Answered answered ->
          new SourceAnswered(header, after, answered.takenBack(), texts(answered.texts()));
      case SourceEvent.CalledBack called ->
          new SourceCallbackRecorded(
              header,
              after,
              called.contactedByUnit(),
              called.resolution(),
              called.satisfaction(),
              texts(called.texts()));
    };
  }

  static SpecificRecord write(CorrectionEvent event, EventHeader header, CaseSummary after) {
    return ClassificationCorrected.newBuilder()
        .setHeader(header)
        .setAfter(after)
        .setPreviousCategoryLevel1(event.before().categoryLevel1())
        .setPreviousCategoryLevel2(event.before().categoryLevel2())
        .setPreviousDemandType(event.before().demandType())
        .setDowngrade(event.downgrade())
        .setFault(event.fault())
        .setTransferredFrom(event.transferredFrom())
        .setSummaryTextId(event.summaryTextId())
        .setAccusedUnitId(event.subject().accusedUnitId())
        .setTexts(texts(event.texts()))
        .build();
  }

  private static @Nullable DemandType typeOf(@Nullable Correction correction) {
    return correction == null ? null : correction.demandType();
  }
}
