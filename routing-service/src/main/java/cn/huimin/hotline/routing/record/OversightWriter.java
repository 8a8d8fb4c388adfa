package cn.huimin.hotline.routing.record;

import static cn.huimin.hotline.routing.record.EventWriter.texts;

import cn.huimin.hotline.routing.life.OversightEvent;
import cn.huimin.hotline.schemas.event.CaseFiled;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.CaseUrged;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.RecheckDecided;
import cn.huimin.hotline.schemas.event.RecheckRequested;
import cn.huimin.hotline.schemas.event.SupervisionAnswered;
import cn.huimin.hotline.schemas.event.SupervisionDraftDismissed;
import cn.huimin.hotline.schemas.event.SupervisionDrafted;
import cn.huimin.hotline.schemas.event.SupervisionOrdered;
import org.apache.avro.specific.SpecificRecord;

/** Supervision, urging and recheck as records on case-events. */
final class OversightWriter {

  private OversightWriter() {}

  static SpecificRecord write(OversightEvent event, EventHeader header, CaseSummary after) {
    return switch (event) {
      case OversightEvent.Drafted drafted ->
          new SupervisionDrafted(header, after, drafted.causeCode());
      case OversightEvent.Ordered ordered ->
          new SupervisionOrdered(
              header, after, ordered.dueAt(), ordered.drafted(), texts(ordered.texts()));
      case OversightEvent.DraftDismissed dismissed ->
          new SupervisionDraftDismissed(
              header, after, texts(dismissed.texts()), dismissed.withdrawn());
      case OversightEvent.Answered answered ->
          new SupervisionAnswered(header, after, texts(answered.texts()));
      case OversightEvent.Urged urged ->
          new CaseUrged(header, after, urged.ordinal(), texts(urged.texts()));
      case OversightEvent.RecheckAsked asked ->
          new RecheckRequested(header, after, texts(asked.texts()));
      case OversightEvent.RecheckDecided decided ->
          new RecheckDecided(header, after, decided.upheld(), texts(decided.texts()));
      case OversightEvent.Filed _ -> new CaseFiled(header, after);
    };
  }
}
