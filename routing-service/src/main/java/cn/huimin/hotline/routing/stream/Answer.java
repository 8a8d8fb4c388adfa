package cn.huimin.hotline.routing.stream;

import cn.huimin.hotline.routing.engine.CaseLife.Step;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a command as it is kept, so that the same command gets it again.
 *
 * @param contentHash hash of the command's body: the same id with another body is refused
 * @param answeredAt when the command was accepted
 * @param refusal why nothing happened, or null
 * @param after the case after it, or as it stood; null if there was none
 */
record Answer(
    String contentHash, Instant answeredAt, @Nullable Refusal refusal, @Nullable Case after) {

  static Answer of(CaseCommand command, Step step) {
    var header = command.header();
    return new Answer(header.contentHash(), header.acceptedAt(), step.refusal(), step.after());
  }
}
