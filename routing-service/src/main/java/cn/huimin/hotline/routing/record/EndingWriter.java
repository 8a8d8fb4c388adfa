package cn.huimin.hotline.routing.record;

import static cn.huimin.hotline.routing.record.EventWriter.texts;

import cn.huimin.hotline.routing.life.EndingEvent;
import cn.huimin.hotline.routing.life.SourceEvent;
import cn.huimin.hotline.schemas.event.CaseAnswered;
import cn.huimin.hotline.schemas.event.CaseDeclined;
import cn.huimin.hotline.schemas.event.CaseReferred;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.ProposalDecided;
import cn.huimin.hotline.schemas.event.ProposalMade;
import cn.huimin.hotline.schemas.event.ReturnedToSource;
import cn.huimin.hotline.schemas.event.SourceAnswered;
import cn.huimin.hotline.schemas.event.SourceCallbackRecorded;
import cn.huimin.hotline.schemas.event.WithdrawalDecided;
import cn.huimin.hotline.schemas.event.WithdrawalRequested;
import org.apache.avro.specific.SpecificRecord;

/** Endings by the centre, and dealings with the platform above, as records on case-events. */
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
}
