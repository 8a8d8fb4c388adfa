package cn.huimin.hotline.routing.record;

import static cn.huimin.hotline.routing.record.CommandReader.header;

import cn.huimin.hotline.routing.life.BesideCommand;
import cn.huimin.hotline.schemas.command.AnswerJoint;
import cn.huimin.hotline.schemas.command.ConfirmEmergency;
import cn.huimin.hotline.schemas.command.DelegateSignOff;
import cn.huimin.hotline.schemas.command.FindFalsified;
import cn.huimin.hotline.schemas.command.InviteJoint;
import cn.huimin.hotline.schemas.command.RecordPoliceReport;
import cn.huimin.hotline.schemas.command.RecordRating;
import cn.huimin.hotline.schemas.command.StrikePromise;
import org.apache.avro.specific.SpecificRecord;

/** What runs beside the handling, as commands. */
final class BesideReader {

  private BesideReader() {}

  static BesideCommand read(SpecificRecord asked) {
    return switch (asked) {
      case InviteJoint invite ->
          new BesideCommand.InviteJoint(header(invite.getHeader()), invite.getUnitIds());
      case AnswerJoint answer -> new BesideCommand.AnswerJoint(header(answer.getHeader()));
      case StrikePromise strike ->
          new BesideCommand.StrikePromise(header(strike.getHeader()), strike.getPromiseId());
      case ConfirmEmergency confirm ->
          new BesideCommand.ConfirmEmergency(
              header(confirm.getHeader()),
              confirm.getConfirmed(),
              Known.orNull(confirm.getUrgency()));
      case RecordPoliceReport report ->
          new BesideCommand.RecordPoliceReport(header(report.getHeader()));
      case DelegateSignOff delegate ->
          new BesideCommand.DelegateSignOff(header(delegate.getHeader()), delegate.getAccount());
      case FindFalsified found ->
          new BesideCommand.FindFalsified(
              header(found.getHeader()), Known.orNull(found.getFalsity()));
      case RecordRating rating ->
          new BesideCommand.RecordRating(
              header(rating.getHeader()),
              Known.orNull(rating.getSatisfaction()),
              Known.orNull(rating.getResolution()));
      default ->
          throw new IllegalArgumentException(
              asked.getClass().getSimpleName() + " asks nothing beside the handling");
    };
  }
}
