package cn.huimin.hotline.routing.record;

import static cn.huimin.hotline.routing.record.EventWriter.texts;

import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.CoUnit;
import cn.huimin.hotline.routing.life.Promise;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.JointAnswered;
import cn.huimin.hotline.schemas.event.JointInvited;
import cn.huimin.hotline.schemas.event.PromiseKept;
import cn.huimin.hotline.schemas.event.PromiseOpened;
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
    };
  }
}
