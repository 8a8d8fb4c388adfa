package cn.huimin.hotline.routing.record;

import static cn.huimin.hotline.routing.record.CommandReader.header;

import cn.huimin.hotline.routing.life.BesideCommand;
import cn.huimin.hotline.schemas.command.AnswerJoint;
import cn.huimin.hotline.schemas.command.InviteJoint;
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
      default ->
          throw new IllegalArgumentException(
              asked.getClass().getSimpleName() + " asks nothing beside the handling");
    };
  }
}
