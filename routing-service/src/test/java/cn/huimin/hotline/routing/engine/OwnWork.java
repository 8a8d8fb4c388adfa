package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.CorrectionEvent;
import cn.huimin.hotline.routing.life.EndingEvent;
import cn.huimin.hotline.routing.life.Happened;
import cn.huimin.hotline.routing.life.Subject;
import cn.huimin.hotline.schemas.word.ProposalKind;
import cn.huimin.hotline.schemas.word.Role;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one person may never have done alone: judge what they wrote, or confirm what they proposed;
 * and what nobody may: take a complaint for less without a second person (DOMAIN §3).
 */
final class OwnWork {

  private final String caseId;
  private final boolean onePersonCentre;
  private @Nullable String author;
  private @Nullable Happened proposed;
  private @Nullable Happened confirmed;
  private boolean accusing;
  private boolean dispatched;

  private OwnWork(String caseId, Directory directory) {
    this.caseId = caseId;
    this.onePersonCentre = directory.people(Role.OPERATOR).size() <= 1;
  }

  /** Reads the story of a case from its beginning. */
  static void isNowhere(String caseId, List<Happened> story, Directory directory) {
    var reading = new OwnWork(caseId, directory);
    story.forEach(reading::read);
  }

  private void read(Happened step) {
    switch (step.event()) {
      case CaseEvent.ReportSubmitted submitted -> author = submitted.report().author();
      case CaseEvent.ReportSignedOff _,
          CaseEvent.ReportSentBack _,
          CaseEvent.ReportApproved _,
          CaseEvent.ReportRejected _,
          CaseEvent.CallbackRecorded _,
          BesideEvent.Rated _,
          BesideEvent.FoundFalsified _ ->
          assertThat(step.actor().id())
              .as("who judges the report of %s in %s", caseId, step.eventId())
              .isNotEqualTo(author);
      case EndingEvent.Proposed _ -> proposed = step;
      case EndingEvent.ProposalDecided decided -> decided(step, decided);
      case CaseEvent.Classified classified -> accusing = classified.subject().accuses();
      case CaseEvent.Dispatched to -> {
        if (dispatched) {
          stays(to.subject(), step);
        }
        dispatched = true;
        accusing = to.subject().accuses();
      }
      case CorrectionEvent corrected -> {
        if (!confirms(step, ProposalKind.DOWNGRADE)) {
          stays(corrected.subject(), step);
        }
        accusing = corrected.subject().accuses();
      }
      default -> {}
    }
  }

  private void decided(Happened step, EndingEvent.ProposalDecided decided) {
    var by = Objects.requireNonNull(proposed, "nothing was proposed").actor();
    assertThat(step.actor().id())
        .as("who confirms what %s proposed of %s", by.id(), caseId)
        .isNotEqualTo(by.id());
    if (onePersonCentre && by.role() == Role.OPERATOR) {
      assertThat(step.actor().role()).as("who stands in at %s", caseId).isEqualTo(Role.LEADER);
    }
    confirmed = decided.confirmed() ? step : null;
  }

  private boolean confirms(Happened step, ProposalKind kind) {
    return confirmed != null
        && confirmed.causationId().equals(step.causationId())
        && confirmed.event() instanceof EndingEvent.ProposalDecided decided
        && decided.kind() == kind;
  }

  private void stays(Subject after, Happened step) {
    assertThat(accusing && !after.accuses())
        .as("%s is no complaint any more since %s", caseId, step.eventId())
        .isFalse();
  }
}
