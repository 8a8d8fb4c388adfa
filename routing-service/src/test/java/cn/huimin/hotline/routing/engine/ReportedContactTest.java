package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseCommand.ReportedContact;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.TextKind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a report says of the contact is on record, or goes on record with it (DOMAIN §3). */
class ReportedContactTest {

  @Test
  void shouldNotTakeAContactThatNobodyRecorded() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);

    assertThat(wrong(story, true, null, true))
        .containsExactly("contactedBy", "contactMeans", "contactedAt");
    assertThat(story.file().contacted()).isFalse();
    assertThat(wrong(story.contact(Town.liaison(Town.SCHOOL), false), true, null, true))
        .as("an attempt is no contact")
        .hasSize(3);
    assertThat(wrong(story.contact(Town.liaison(Town.SCHOOL), true), true, null, true)).isEmpty();
    assertThat(story.lastEvents()).hasExactlyElementsOfTypes(CaseEvent.ReportSubmitted.class);
  }

  @Test
  void shouldPutTheContactOnRecordThatTheReportBrings() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    var at = story.now().minusSeconds(30);

    assertThat(wrong(story, true, new ReportedContact("VISIT", at, "hash"), true)).isEmpty();

    assertThat(story.lastEvents())
        .hasExactlyElementsOfTypes(CaseEvent.Contacted.class, CaseEvent.ReportSubmitted.class);
    var contacted = story.lastStep().changes().getFirst().happened();
    assertThat(contacted.event())
        .isEqualTo(new CaseEvent.Contacted("VISIT", true, "hash", at, List.of()));
    assertThat(contacted.occurredAt()).isEqualTo(at);
    assertThat(story.lastStep().changes().getLast().happened().occurredAt()).isNull();
    assertThat(story.file().contacted()).isTrue();
  }

  @Test
  void shouldRefuseAContactThatCannotHaveBeen() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    var ahead = new ReportedContact("PHONE", story.now().plus(Duration.ofHours(1)), null);
    var before = new ReportedContact("PIGEON", story.now().minus(Duration.ofDays(1)), null);

    assertThat(wrong(story, true, ahead, true)).containsExactly("contactedAt");
    assertThat(wrong(story, true, before, true)).containsExactly("contactMeans", "contactedAt");
    assertThat(wrong(story, false, new ReportedContact("VISIT", story.now(), null), true))
        .containsExactly("contacted");
  }

  @Test
  void shouldAskWhyThereWasNoContact() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);

    assertThat(wrong(story, false, null, false)).containsExactly("notContactedReason");
    assertThat(wrong(story, false, null, true)).isEmpty();
  }

  /** Hidden, the centre makes the contact; anonymous, nobody does (DOMAIN §3, §8). */
  @Test
  void shouldAskNothingWhereTheUnitMakesNoContact() {
    var hidden = Story.where(Story.says(DemandType.REPORT, null));
    hidden.handIn(DemandType.REPORT);
    hidden.dispatch(Town.OPERATOR, Town.SCHOOL, cn.huimin.hotline.schemas.word.TransferFault.NONE);
    hidden.sign(Town.SCHOOL).accepted();
    assertThat(wrong(hidden, true, new ReportedContact("PHONE", hidden.now(), null), false))
        .containsExactly("contactMeans", "contacted");
    assertThat(wrong(hidden.contact(Town.OPERATOR, true), true, null, false)).isEmpty();

    var anonymous = Story.where(Story.says(DemandType.COMPLAINT, Town.SCHOOL));
    anonymous.does(anonymous.handInCommand(DemandType.COMPLAINT, "hash-1", false, true));
    anonymous.sign(Town.SCHOOL).accepted();
    assertThat(wrong(anonymous, true, null, false)).containsExactly("contacted");
    assertThat(wrong(anonymous, false, null, false)).isEmpty();
  }

  /** Fields that are wrong; reports where none is. */
  private static List<String> wrong(
      Story story, boolean contacted, @Nullable ReportedContact contact, boolean saysWhy) {
    var whole = story.reportCommand(Town.liaison(Town.SCHOOL));
    var texts =
        whole.header().texts().stream()
            .filter(text -> saysWhy || text.kind() != TextKind.CONTACT_NOTE)
            .map(text -> new Text(text.id(), text.kind()))
            .toList();
    var step =
        story
            .does(
                new CaseCommand.Report(
                    story.header(Town.liaison(Town.SCHOOL), null, texts),
                    whole.reportId(),
                    whole.proposedVerdict(),
                    whole.closingKind(),
                    null,
                    true,
                    false,
                    contacted,
                    contact,
                    true,
                    null,
                    List.of()))
            .lastStep();
    return step.refusal() == null
        ? List.of()
        : step.refusal().problems().stream().map(Problem::field).toList();
  }
}
