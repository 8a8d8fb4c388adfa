package cn.huimin.hotline.intake.survey;

import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.disk.DiskGuard;
import cn.huimin.hotline.intake.outcome.Outcomes;
import cn.huimin.hotline.intake.publication.Publisher;
import cn.huimin.hotline.intake.tick.AcceptancesInFlight;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.assessment.ImportSurvey;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The way of a survey: checked as a whole, on the log as one record, scoring's outcome back. */
@Component
class Surveys {

  /** A survey that is on the log, and its outcome if that came within the wait. */
  record Handed(String surveyId, String commandId, int units, Optional<CommandOutcome> outcome) {}

  private final Editions editions;
  private final Publisher publisher;
  private final Outcomes outcomes;
  private final AcceptancesInFlight inFlight;
  private final DiskGuard disk;
  private final RandomIds ids;

  Surveys(
      Editions editions,
      Publisher publisher,
      Outcomes outcomes,
      AcceptancesInFlight inFlight,
      DiskGuard disk,
      RandomIds ids) {
    this.editions = editions;
    this.publisher = publisher;
    this.outcomes = outcomes;
    this.inFlight = inFlight;
    this.disk = disk;
    this.ids = ids;
  }

  /**
   * Hands a survey to the log.
   *
   * @throws cn.huimin.hotline.intake.problem.Refusal if the body is wrong or the log away
   */
  Handed hand(ObjectNode body, @Nullable String idempotencyKey, Actor actor, Duration wait) {
    disk.requireRoom();
    var survey = SurveyBody.read(body, editions.directory());
    var key = idempotencyKey == null ? ids.next() : idempotencyKey;
    var commandId = Ids.uuid5(survey.key(), "assessment", key);
    try (var expected = outcomes.expect(commandId)) {
      try (var acceptance = inFlight.begin()) {
        publisher.publish(
            survey.key(),
            ImportSurvey.newBuilder()
                .setCommandId(commandId)
                .setKind(survey.kind())
                .setTerm(survey.term())
                .setRows(survey.rows())
                .setActor(actor)
                .setAcceptedAt(acceptance.at())
                .build());
      }
      return new Handed(
          survey.kind().name() + "/" + survey.term(),
          commandId,
          survey.rows().size(),
          expected.await(wait));
    }
  }
}
