package cn.huimin.hotline.notification.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.platform.recipient.Roster;
import cn.huimin.hotline.platform.recipient.RosterReader;
import cn.huimin.hotline.platform.recipient.RuleReader;
import cn.huimin.hotline.schemas.word.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that ship, as a table. */
public class RecipientsTest {

  private final Recipients recipients =
      new Recipients(RuleReader.read(shipped()), new Roster(List.of(), ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CaseDispatched   | urgency=NORMAL    | first  | case-dispatched: liaison-first"
            + " liaison2-first",
        "CaseDispatched   | urgency=URGENT    | second | case-dispatched: liaison-second duty",
        "CaseDispatched   | urgency=EMERGENCY | second | case-dispatched: liaison-second"
            + " head-second duty",
        "CaseDispatched   | urgency=NORMAL    | grade  | case-dispatched: liaison-first"
            + " liaison2-first",
        "CaseSentToTriage | urgency=NORMAL    | -      | case-to-triage: operator",
        "CaseSentToTriage | urgency=URGENT    | -      | case-to-triage: operator duty",
        "CaseSentToTriage | urgency=EMERGENCY | -      | case-to-triage: operator duty",
        "ReportSubmitted  | state=REPORTED by=LIAISON | first | report-to-sign-off: head-first",
        "ReportSubmitted  | state=REPORTED by=HEAD author=deputy-first | first |"
            + " report-to-sign-off: head-first",
        "ReportSubmitted  | state=REPORTED by=HEAD author=head-first | first | none",
        "ReportSubmitted  | state=SIGNED_OFF  | first  | report-to-review: operator",
        "ReportSignedOff  | -                 | first  | report-to-review: operator",
        "ReportSentBack   | -                 | second | report-sent-back: liaison-second",
        "ReportRejected   | -                 | second | report-rejected: liaison-second",
        "RedoOpened       | -                 | second | case-redo: liaison-second head-second",
        "YellowCardGiven  | party=UNIT        | first  | yellow-card: liaison-first liaison2-first"
            + " deputy-first",
        "YellowCardGiven  | party=UNIT        | second | yellow-card: liaison-second head-second",
        "YellowCardGiven  | party=CENTRE      | second | yellow-card: operator",
        "RedCardGiven     | party=CENTRE      | second | red-card: operator head-centre",
        "RedCardGiven     | party=UNIT        | first  | red-card: head-first operator",
        "ReminderGiven    | party=UNIT        | second | reminder: liaison-second",
        "ReminderGiven    | party=CENTRE      | second | reminder: operator",
        "YellowCardGiven  | party=UNIT urgency=URGENT    | second | yellow-card: liaison-second"
            + " head-second duty",
        "RedCardGiven     | party=CENTRE urgency=URGENT  | second | red-card: operator head-centre"
            + " duty",
        "RedCardGiven     | party=UNIT urgency=NORMAL    | second | red-card: head-second operator",
        "ReminderGiven    | party=CENTRE urgency=URGENT clock=dispatch | - | reminder: operator"
            + " duty",
        "MissNoted        | party=UNIT urgency=EMERGENCY | second | limit-missed: liaison-second"
            + " duty",
        "MissNoted        | party=HEAD        | second | limit-missed: head-second",
        "MissNoted        | party=NOBODY      | second | none",
        "LadderStepTaken  | step=criticism-draft party=UNIT    | first  | criticism-draft: leader",
        "LadderStepTaken  | step=supervision-draft party=UNIT  | first  | none",
        "LadderStepTaken  | step=leader-told party=CENTRE      | first  | leader-told: leader",
        "WarningRaised    | rule=repeat level=YELLOW ordinal=2 hidden=false | second |"
            + " repeat-warning: liaison-second head-second",
        "WarningUpdated   | rule=repeat level=RED ordinal=3 hidden=false | first  |"
            + " repeat-warning-red: head-first deputy-first head-finance",
        "WarningUpdated   | rule=repeat level=RED ordinal=9 hidden=false | second |"
            + " repeat-warning-red: head-second head-finance",
        "WarningUpdated   | rule=repeat level=RED ordinal=10 hidden=false | second |"
            + " repeat-warning-red: head-second head-finance leader",
        "WarningRaised    | rule=repeat level=YELLOW ordinal=2 hidden=true | second |"
            + " repeat-warning: operator",
        "WarningUpdated   | rule=repeat level=RED ordinal=10 hidden=true | second |"
            + " repeat-warning-red: operator head-centre head-finance leader",
        "WarningUpdated   | rule=repeat level=RED ordinal=3 hidden=true | finance |"
            + " repeat-warning-red: operator head-centre",
        "WarningRaised    | rule=flood level=YELLOW hidden=false | second | flood-warning:"
            + " head-second operator head-finance",
        "WarningRaised    | rule=flood level=YELLOW hidden=true  | second | flood-warning: operator"
            + " head-centre head-finance",
        "WarningLookBackDue | rule=repeat by=OPERATOR actor=operator hidden=true | second |"
            + " look-back-due: operator",
        "WarningRaised    | rule=unit-surge level=ORANGE       | second | unit-surge-warning:"
            + " head-second operator",
        "WarningUpdated   | rule=unit-surge level=ORANGE       | second | none",
        "WarningRaised    | rule=focus-issue level=YELLOW       | -     | focus-issue-warning:"
            + " operator head-finance",
        "WarningUpdated   | rule=focus-issue level=YELLOW news= | -     | none",
        "WarningUpdated   | rule=focus-issue level=ORANGE news= | -     | none",
        "WarningUpdated   | rule=focus-issue level=ORANGE news=level | - | focus-issue-warning:"
            + " operator head-finance leader",
        "WarningUpdated   | rule=reduction-target level=ORANGE news=level | second |"
            + " reduction-target-warning: leader",
        "WarningUpdated   | rule=reduction-target level=YELLOW news= | second | none",
        "WarningUpdated   | rule=interview-due level=ORANGE news=reason | second |"
            + " interview-due-warning: leader operator",
        "WarningUpdated   | rule=interview-due level=ORANGE news=       | second | none",
        "WarningRaised    | rule=unheard-of level=RED          | second | none",
        "WarningAnswerDue | rule=repeat step=reminder | second | warning-answer-reminder:"
            + " liaison-second",
        "WarningAnswerDue | rule=flood step=missed    | second | warning-answer-missed:"
            + " liaison-second head-second operator",
        "WarningLookBackDue | rule=unit-surge by=LEADER actor=leader | second | look-back-due:"
            + " leader liaison-second",
        "WarningLookBackDue | rule=unit-surge by=HEAD actor=head-second | second | look-back-due:"
            + " operator head-second liaison-second",
        "WarningLookBackDue | rule=focus-issue by=OPERATOR actor=gone | - | none",
        "CaseSigned       | urgency=NORMAL                     | second | none",
      })
  void shouldTellWhoMustHearOfIt(String name, String traits, String unit, String told) {
    assertThat(words(recipients.of(occasion(name, traits, unit), County.DIRECTORY)))
        .isEqualTo(told);
  }

  @Test
  void shouldTellCopiedUnitsThatTheyGotACopyAndNobodyTwice() {
    var occasion = occasion("CaseDispatched", "urgency=NORMAL", "second", "finance", "second");
    assertThat(recipients.of(occasion, County.DIRECTORY))
        .containsExactly(
            new Notice("liaison-second", "second", "case-dispatched"),
            new Notice("liaison-finance", "finance", "case-copied"));
  }

  /** Who stands in hears what the post is told, but nothing that is against the own unit. */
  @Test
  void shouldTellWhoStandsInWhatThePostIsToldUnlessItIsAgainstTheirOwnUnit() {
    var standIns =
        List.of(
            new StandIn("deputy-first", "second", Role.LIAISON, "first"),
            new StandIn("liaison-first", "second", Role.HEAD, "first"));
    var told = occasion("CaseDispatched", "urgency=NORMAL", "second");
    assertThat(recipients.of(told, County.DIRECTORY, standIns))
        .containsExactly(
            new Notice("liaison-second", "second", "case-dispatched"),
            new Notice("deputy-first", "second", "case-dispatched"));

    var against = occasion("CaseDispatched", "urgency=NORMAL accused=first", "second");
    assertThat(recipients.of(against, County.DIRECTORY, standIns))
        .extracting(Notice::account)
        .containsExactly("liaison-second", "duty");
  }

  /**
   * A post whose stand-in may not hear of a case has nobody today: the message goes where it would
   * go if the post were empty, up the unit's line and then to who is on duty, never to the stand-in
   * nor to the unit that the case is against.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ReminderGiven   | party=UNIT accused=first  | LIAISON | liaison-second duty",
        "ReminderGiven   | party=UNIT accused=grade  | LIAISON | liaison-second other",
        "ReminderGiven   | party=UNIT                | LIAISON | liaison-second other",
        "MissNoted       | party=UNIT accused=first  | HEAD    | liaison-second",
        "MissNoted       | party=HEAD accused=first  | HEAD    | head-second duty",
        "YellowCardGiven | party=UNIT accused=first  | HEAD    | liaison-second head-second duty",
        "RedCardGiven    | party=UNIT accused=first  | HEAD    | head-second duty operator",
        "RedCardGiven    | party=CENTRE accused=first | HEAD   | operator head-centre"
      })
  void shouldTellAnotherPostWhatWhoStandsInMayNotHear(
      String name, String traits, Role post, String told) {
    var standIns = List.of(new StandIn("other", "second", post, "first"));
    assertThat(recipients.of(occasion(name, traits, "second"), County.DIRECTORY, standIns))
        .extracting(Notice::account)
        .containsExactly(told.split(" "));
  }

  /** Who is called together hears of it beside the centre and the leader. */
  @Test
  void shouldTellThoseWhoAreConsulted() {
    var occasion = occasion("ConsultationCalled", "-", "second").withShares(List.of("finance"));
    assertThat(recipients.of(occasion, County.DIRECTORY))
        .contains(new Notice("liaison-finance", "finance", "consultation-asked"))
        .extracting(Notice::account)
        .contains("operator", "leader")
        .doesNotContain("liaison-second");
  }

  /** A night of the winter vacation, from the 18th of January. */
  @ParameterizedTest
  @CsvSource({
    "2027-01-18T17:29:59+08:00, liaison-first liaison2-first head-first duty",
    "2027-01-18T17:30:00+08:00, liaison-first liaison2-first operator head-first",
    "2027-01-19T08:29:59+08:00, liaison-first liaison2-first operator head-first",
    "2027-01-19T08:30:00+08:00, liaison-first liaison2-first head-first duty",
    "2027-01-20T08:29:59+08:00, liaison-first liaison2-first operator head-first",
    "2027-01-20T17:30:00+08:00, liaison-first liaison2-first head-first duty"
  })
  void shouldTellWhoIsOnDutyByTheRosterAndAllWhoMayBeWhereItSaysNobody(
      OffsetDateTime at, String told) {
    var roster =
        RosterReader.read(
            """
            {"shifts": [{"name": "寒假夜班", "from": "2027-01-18", "to": "2027-01-19",
              "start": "17:30", "end": "08:30", "vacation": true, "accounts": ["operator"]}]}
            """,
            WorkingCalendar.SHANGHAI);
    var occasion =
        new Occasion(
            "CaseDispatched",
            "event",
            "case",
            "case",
            1L,
            County.DIRECTORY.line("first"),
            List.of(),
            "违规收费",
            Map.of("urgency", "EMERGENCY"),
            Map.of(),
            true,
            at.toInstant());
    assertThat(
            new Recipients(RuleReader.read(shipped()), roster)
                .of(occasion, County.DIRECTORY).stream().map(Notice::account))
        .containsExactly(told.split(" "));
  }

  /**
   * Two schools and the centre have shifts of their own in a vacation. Nobody hears of another
   * school's case; who is on duty stands in for the liaison, who stays where nobody does.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2027-01-18T10:00:00+08:00 | first  | URGENT    | deputy-first operator",
        "2027-01-18T10:00:00+08:00 | grade  | URGENT    | deputy-first operator",
        "2027-01-18T10:00:00+08:00 | second | URGENT    | liaison-second operator",
        "2027-01-19T10:00:00+08:00 | second | URGENT    | head-second operator",
        "2027-01-19T10:00:00+08:00 | first  | URGENT    | liaison-first liaison2-first operator",
        "2027-01-18T10:00:00+08:00 | first  | NORMAL    | deputy-first",
        "2027-01-20T10:00:00+08:00 | first  | NORMAL    | liaison-first liaison2-first",
        "2027-01-20T10:00:00+08:00 | first  | URGENT    | liaison-first liaison2-first duty"
      })
  void shouldTellOnlyTheDutyOfficersOfTheUnitsOwnLineAndOfTheCentre(
      OffsetDateTime at, String unit, String urgency, String told) {
    var roster =
        RosterReader.read(
            """
            {"shifts": [
              {"from": "2027-01-18", "to": "2027-01-18", "vacation": true, "units": ["first"], "accounts": ["deputy-first"]},
              {"from": "2027-01-19", "to": "2027-01-19", "vacation": true, "units": ["second"], "accounts": ["head-second"]},
              {"from": "2027-01-18", "to": "2027-01-19", "accounts": ["operator"]}]}
            """,
            WorkingCalendar.SHANGHAI);
    var occasion =
        new Occasion(
            "CaseDispatched",
            "event",
            "case",
            "case",
            1L,
            County.DIRECTORY.line(unit),
            List.of(),
            "违规收费",
            Map.of("urgency", urgency),
            Map.of(),
            true,
            at.toInstant());
    assertThat(
            new Recipients(RuleReader.read(shipped()), roster)
                .of(occasion, County.DIRECTORY).stream().map(Notice::account))
        .containsExactly(told.split(" "));
  }

  /**
   * In a vacation who is on duty hears what liaison, deputy and head of the unit hear (DOMAIN §5),
   * or those of them that the shift names; of another unit nothing.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "YellowCardGiven | party=UNIT | first  | ''                                | yellow-card:"
            + " liaison2-first",
        "RedCardGiven    | party=UNIT | first  | ''                                | red-card:"
            + " liaison2-first operator",
        "RedoOpened      | -          | first  | ''                                | case-redo:"
            + " liaison2-first",
        "RedCardGiven    | party=UNIT | second | ''                                | red-card:"
            + " head-second operator",
        "YellowCardGiven | party=UNIT | first  | '\"standsInFor\": [\"LIAISON\"],' | yellow-card:"
            + " liaison2-first deputy-first",
        "RedCardGiven    | party=UNIT | first  | '\"standsInFor\": [\"LIAISON\"],' | red-card:"
            + " head-first operator",
        "JointInvited    | -          | second | ''                                | joint-invited:"
            + " liaison2-first"
      })
  void shouldSwitchTheUnitsRecipientsToTheDutyRosterInAVacation(
      String name, String traits, String unit, String whom, String told) {
    var roster =
        RosterReader.read(
            """
            {"shifts": [{"from": "1970-01-01", "to": "1970-01-01", "vacation": true, %s
              "units": ["first"], "accounts": ["liaison2-first"]}]}
            """
                .formatted(whom),
            WorkingCalendar.SHANGHAI);
    assertThat(
            words(
                new Recipients(RuleReader.read(shipped()), roster)
                    .of(occasion(name, traits, unit, "first"), County.DIRECTORY)))
        .isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"shifts\": [{\"from\": \"soon\"}]} | shifts[0]/from",
        "{\"shifts\": [{\"from\": \"2027-01-18\", \"to\": \"2027-01-17\"}]} | shifts[0]/to",
        "{\"shifts\": [{\"from\": \"2027-01-18\", \"to\": \"2027-01-18\"}]} | shifts[0]/accounts",
        "{\"shifts\": [{\"from\": \"2027-01-18\", \"to\": \"2027-01-18\", \"unit\": \"u\","
            + " \"accounts\": [\"a\"]}]} | shifts[0]/unit",
        "{\"shifts\": [{\"from\": \"2027-01-18\", \"to\": \"2027-01-18\", \"vacation\": true,"
            + " \"standsInFor\": [\"LEADER\"], \"accounts\": [\"a\"]}]} | shifts[0]/standsInFor",
        "{\"shifts\": [{\"from\": \"2027-01-18\", \"to\": \"2027-01-18\", \"standsInFor\":"
            + " [\"HEAD\"], \"accounts\": [\"a\"]}]} | shifts[0]/standsInFor"
      })
  void shouldNameWhatIsWrongInARoster(String document, String where) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RosterReader.read(document, WorkingCalendar.SHANGHAI))
        .withMessageContaining(where);
  }

  private static Occasion occasion(String name, String traits, String unit, String... copies) {
    var asked = new HashMap<String, String>();
    if (!traits.equals("-")) {
      for (var trait : traits.split(" ")) {
        var parts = trait.split("=", -1);
        asked.put(parts[0], parts[1]);
      }
    }
    return new Occasion(
        name,
        "event",
        "case",
        "case",
        1L,
        County.DIRECTORY.line(unit),
        List.of(copies),
        "违规收费",
        asked,
        Map.of(),
        false,
        Instant.EPOCH);
  }

  private static String words(List<Notice> notices) {
    if (notices.isEmpty()) {
      return "none";
    }
    var words = new StringBuilder(notices.getFirst().template()).append(':');
    for (var notice : notices) {
      assertThat(notice.template()).isEqualTo(notices.getFirst().template());
      words.append(' ').append(notice.account());
    }
    return words.toString();
  }

  /** The document that ships. */
  public static String shipped() {
    try (InputStream stream =
        RecipientsTest.class.getResourceAsStream("/policies/recipients.json")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
