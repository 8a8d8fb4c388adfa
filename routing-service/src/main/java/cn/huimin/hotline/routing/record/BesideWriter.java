package cn.huimin.hotline.routing.record;

import static cn.huimin.hotline.routing.record.EventWriter.texts;

import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.CoUnit;
import cn.huimin.hotline.routing.life.Promise;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.ComplainantRated;
import cn.huimin.hotline.schemas.event.EmergencyDecided;
import cn.huimin.hotline.schemas.event.EmergencyProposed;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.JointAnswered;
import cn.huimin.hotline.schemas.event.JointInvited;
import cn.huimin.hotline.schemas.event.PoliceReportOwed;
import cn.huimin.hotline.schemas.event.PoliceReported;
import cn.huimin.hotline.schemas.event.PromiseKept;
import cn.huimin.hotline.schemas.event.PromiseOpened;
import cn.huimin.hotline.schemas.event.ReportFoundFalsified;
import cn.huimin.hotline.schemas.event.SignOffDelegated;
import org.apache.avro.specific.SpecificRecord;

/** What happened beside the handling, as records on case-events. */
final class BesideWriter {

  private BesideWriter() {}

  static SpecificRecord write(BesideEvent event, EventHeader header, CaseSummary after) {
    return switch (event) {
      case BesideEvent.JointInvited invited ->
          new JointInvited(
              header,
              after,
              invited.units().stream().map(CoUnit::unitId).toList(),
              texts(invited.texts()));
      case BesideEvent.JointAnswered answered ->
          new JointAnswered(header, after, answered.unitId(), texts(answered.texts()));
      case BesideEvent.PromiseOpened(Promise promise) ->
          new PromiseOpened(header, after, promise.id(), promise.dueOn(), promise.unitId());
      case BesideEvent.PromiseKept kept ->
          new PromiseKept(header, after, kept.promiseId(), texts(kept.texts()));
      case BesideEvent.EmergencyProposed proposed ->
          new EmergencyProposed(header, after, proposed.sourceUrgency());
      case BesideEvent.EmergencyDecided decided ->
          new EmergencyDecided(
              header, after, decided.confirmed(), decided.urgency(), texts(decided.texts()));
      case BesideEvent.PoliceReportOwed _ -> new PoliceReportOwed(header, after);
      case BesideEvent.PoliceReported reported ->
          new PoliceReported(header, after, texts(reported.texts()));
      case BesideEvent.SignOffDelegated delegated ->
          new SignOffDelegated(header, after, delegated.unitId(), delegated.delegate().account());
      case BesideEvent.FoundFalsified found ->
          new ReportFoundFalsified(
              header, after, found.unitId(), found.falsity(), texts(found.texts()));
      case BesideEvent.Rated rated ->
          new ComplainantRated(
              header, after, rated.satisfaction(), rated.resolution(), texts(rated.texts()));
    };
  }
}
