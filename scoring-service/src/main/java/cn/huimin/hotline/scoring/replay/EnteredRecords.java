package cn.huimin.hotline.scoring.replay;

import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.score.AssessmentEntered;
import cn.huimin.hotline.scoring.assessment.Act;
import cn.huimin.hotline.scoring.assessment.Entered;
import cn.huimin.hotline.scoring.assessment.Person;
import cn.huimin.hotline.scoring.assessment.Standing;
import cn.huimin.hotline.scoring.scheme.Fraction;
import java.util.List;

/** Reads what was entered out of its record. */
final class EnteredRecords {

  private EnteredRecords() {}

  static Entered entered(AssessmentEntered record) {
    return new Entered(
        record.getRecordId(),
        List.of(record.getRecordId()),
        Act.valueOf(record.getAct().name()),
        record.getPlaceId(),
        Standing.valueOf(record.getState().name()),
        record.getItem(),
        record.getFound(),
        record.getAmount() == null ? null : Fraction.parse(record.getAmount()),
        record.getMatter(),
        record.getLevel(),
        record.getLineId(),
        record.getEventId(),
        person(record.getBy()),
        record.getSecond() == null ? null : person(record.getSecond()),
        record.getEnteredAt(),
        record.getFrom(),
        record.getUntil(),
        record.getTextId(),
        record.getFiles(),
        record.getBatch());
  }

  private static Person person(Actor actor) {
    return new Person(actor.getId(), actor.getRole().name(), actor.getUnitId());
  }
}
