package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CorrectCommand;
import cn.huimin.hotline.routing.life.Correction;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.routing.life.ReturnCommand;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.routing.record.SummaryWriter;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is accused, or no longer has the case, is kept out of it (DOMAIN §4.3). */
class AccusedTest {

  @ParameterizedTest
  @CsvSource({"school, false", "section, false", "office, true", "sister, true"})
  void shouldNeitherCopyNorConsultTheAccusedNorWhoIsBelow(String unit, boolean allowed) {
    var story = Story.accusing(Town.SCHOOL);
    var copied =
        new CaseCommand.Dispatch(
            story.header(Town.OPERATOR, null, List.of()),
            Town.TEACHERS,
            TransferFault.NONE,
            null,
            null,
            null,
            null,
            List.of(unit),
            "sum-1");
    var consulted =
        new ReturnCommand.Consult(
            story.header(Town.OPERATOR, null, List.of(new Text("reason", TextKind.REASON))),
            List.of(Town.FEES, unit));

    var copying = story.tries(copied).refusal();
    var consulting = story.tries(consulted).refusal();

    if (allowed) {
      assertThat(copying).isNull();
      assertThat(consulting).isNull();
    } else {
      assertThat(copying.problems()).extracting(Problem::field).containsExactly("copiedUnitIds");
      assertThat(copying.problems().getFirst().message()).contains("被反映的单位");
      assertThat(consulting.problems()).extracting(Problem::field).containsExactly("unitIds");
    }
  }

  /** The only unit below is the one that is accused: there is nobody to pass it down to. */
  @Test
  void shouldNotOfferAUnitToPassTheCaseDownToTheAccused() {
    var story =
        Story.accusing(Town.SECTION)
            .dispatch(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE)
            .accepted();

    assertThat(
            NextSteps.of(story.file(), story.context()).stream()
                .filter(step -> step.action() == Action.DISPATCH)
                .flatMap(step -> step.roles().stream()))
        .containsExactly(Role.OPERATOR);
    assertThat(
            story
                .dispatch(Town.liaison(Town.SCHOOL), Town.SECTION, TransferFault.NONE)
                .refusal()
                .code())
        .isEqualTo("forbidden");
  }

  /** Recognition does not know whom every demand is against: the centre says so. */
  @Test
  void shouldLetTheCentreSayWhomACaseIsAgainst() {
    var story = Story.inTriage();
    story.does(against(story, Town.SCHOOL)).accepted();
    assertThat(story.file().subject().accusedUnitId()).isEqualTo(Town.SCHOOL);
    assertThat(
            story
                .tries(story.dispatchCommand(Town.OPERATOR, Town.SECTION, TransferFault.NONE))
                .refusal()
                .problems())
        .extracting(Problem::field)
        .containsExactly("unitId");

    assertThat(story.tries(against(story, "nowhere")).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("accusedUnitId");
    var there = Story.dispatchedToSchool();
    assertThat(there.tries(against(there, Town.SCHOOL)).refusal().problems().getFirst().message())
        .contains("请先改派");
    there.does(there.invitation(Town.OPERATOR, Town.CITY)).accepted();
    assertThat(there.tries(against(there, Town.CITY)).refusal().problems().getFirst().message())
        .contains("联办");
    there.does(against(there, Town.FEES)).accepted();
    assertThat(there.file().assignment().copiedUnitIds())
        .as("the responsible department had a copy")
        .doesNotContain(Town.FEES);
  }

  private static CorrectCommand against(Story story, String unit) {
    return new CorrectCommand(
        story.header(Town.OPERATOR, null, List.of(new Text("reason", TextKind.REASON))),
        new Correction(null, null, null, null, null, unit));
  }

  @Test
  void shouldShowTheCaseNoLongerToTheUnitThatGaveItBack() {
    var story = Story.dispatchedToSchool();
    assertThat(SummaryWriter.write(story.file(), List.of()).getUnitLine()).contains(Town.SCHOOL);
    assertThat(SummaryWriter.write(story.file(), List.of()).getCopiedUnitIds()).isNotEmpty();

    story
        .asksReturn(Town.SCHOOL)
        .does(story.returnDecision(Town.OPERATOR, true, null, TransferFault.CENTRE, false))
        .accepted();
    var inTriage = SummaryWriter.write(story.file(), List.of());
    assertThat(inTriage.getUnitLine()).isEmpty();
    assertThat(inTriage.getCopiedUnitIds()).isEmpty();
    assertThat(inTriage.getUnitId()).isEqualTo(Town.SCHOOL);

    var returned = Story.dispatchedToSchool();
    returned.does(returned.backToSource(Town.OPERATOR)).accepted();
    assertThat(SummaryWriter.write(returned.file(), List.of()).getUnitLine()).isEmpty();
  }
}
