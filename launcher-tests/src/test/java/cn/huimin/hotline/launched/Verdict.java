package cn.huimin.hotline.launched;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.FactNoted;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.deadline.YellowCardGiven;
import cn.huimin.hotline.schemas.event.CaseOpened;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** What must hold of the log after every kill (DESIGN §7: nothing lost, nothing doubled). */
final class Verdict {

  /** What is read for it. */
  static final List<Topic> TOPICS =
      Stream.concat(
              Stream.of(
                  Topics.DIRECTORY,
                  Topics.POLICIES,
                  Topics.CASE_EVENTS,
                  Topics.DEADLINE_EVENTS,
                  Topics.SCORE_ENTRIES,
                  Topics.SCORECARDS),
              Topics.deadLetters().stream())
          .toList();

  private final WrittenLog log;

  Verdict(WrittenLog log) {
    this.log = log;
  }

  /** Every number handed in has one case, and the one that was acknowledged. */
  void oneCaseEach(Set<String> handedIn, Map<String, String> acknowledged) {
    List<CaseOpened> opened = log.of(Topics.CASE_EVENTS, CaseOpened.class);
    Map<String, String> byNumber = new HashMap<>();
    for (CaseOpened event : opened) {
      String number = event.getAfter().getExternalNumber();
      assertThat(byNumber.put(number, event.getHeader().getCaseId()))
          .as("a second case of %s", number)
          .isNull();
    }
    assertThat(byNumber.keySet()).as("handed in").containsExactlyInAnyOrderElementsOf(handedIn);
    assertThat(byNumber).as("acknowledged").containsAllEntriesOf(acknowledged);
  }

  /**
   * Every case's events are numbered without a gap, and every acknowledged command is one cause.
   */
  void eachCommandOnce(Map<String, Set<String>> acknowledged) {
    Map<String, List<Long>> sequences = new HashMap<>();
    Map<String, List<String>> causes = new HashMap<>();
    for (WrittenLog.Entry entry : log.of(Topics.CASE_EVENTS)) {
      EventHeader header = (EventHeader) field(entry.value(), "header");
      sequences
          .computeIfAbsent(header.getCaseId(), _ -> new ArrayList<>())
          .add(header.getSequence());
      causes
          .computeIfAbsent(header.getCausationId(), _ -> new ArrayList<>())
          .add(entry.value().getSchema().getName());
    }
    sequences.forEach(Verdict::withoutGap);
    acknowledged.forEach(
        (caseId, keys) ->
            keys.forEach(
                key ->
                    assertThat(causes.get(Ids.uuid5(caseId, "key", key)))
                        .as("events of %s on %s", key, caseId)
                        .isNotEmpty()
                        .doesNotHaveDuplicates()));
  }

  private static void withoutGap(String caseId, List<Long> sequence) {
    for (int n = 0; n < sequence.size(); n++) {
      assertThat(sequence.get(n)).as("events of case %s: %s", caseId, sequence).isEqualTo(n + 1);
    }
  }

  /** What the deadline events on the log say; each id once, each case's numbered without a gap. */
  List<String> deadlineEvents() {
    Map<String, List<Long>> sequences = new HashMap<>();
    Set<String> ids = new LinkedHashSet<>();
    for (WrittenLog.Entry entry : log.of(Topics.DEADLINE_EVENTS)) {
      boolean fact = entry.value() instanceof FactNoted;
      SpecificRecord numbered =
          fact ? entry.value() : (SpecificRecord) field(entry.value(), "header");
      sequences
          .computeIfAbsent(entry.key(), _ -> new ArrayList<>())
          .add((Long) field(numbered, "sequence"));
      assertThat(ids.add(String.valueOf(field(numbered, "eventId"))))
          .as("deadline event once: %s", entry.value())
          .isTrue();
    }
    sequences.forEach(Verdict::withoutGap);
    return said(values(Topics.DEADLINE_EVENTS));
  }

  /**
   * What deadline events say, in an order of its own: a case event that routing writes because a
   * limit passed comes back while further steps are taken, sooner or later among them.
   */
  static List<String> said(List<SpecificRecord> deadlineEvents) {
    return deadlineEvents.stream().map(Verdict::said).sorted().toList();
  }

  private static String said(SpecificRecord event) {
    if (event instanceof FactNoted fact) {
      return "%s FactNoted %d".formatted(fact.getCaseId(), fact.getCaseSequence());
    }
    DeadlineHeader header = (DeadlineHeader) field(event, "header");
    return "%s %s %s round %d leg %d due %s"
        .formatted(
            header.getCaseId(),
            event.getSchema().getName(),
            header.getClock(),
            header.getRound(),
            header.getLeg(),
            header.getDueAt());
  }

  /** How many cards there are. */
  int cards() {
    return log.of(Topics.DEADLINE_EVENTS, YellowCardGiven.class).size()
        + log.of(Topics.DEADLINE_EVENTS, RedCardGiven.class).size();
  }

  /** The ledger as it stands on the log. */
  Ledger ledger() {
    return Ledger.of(values(Topics.SCORE_ENTRIES), values(Topics.SCORECARDS));
  }

  /** The last summary of each case in what the list of cases tells of it. */
  Map<String, String> cases() {
    Map<String, String> cases = new TreeMap<>();
    for (WrittenLog.Entry entry : log.of(Topics.CASE_EVENTS)) {
      CaseSummary after = (CaseSummary) field(entry.value(), "after");
      cases.put(
          after.getCaseId(),
          "%d %s %s".formatted(after.getVersion(), after.getState(), after.getUnitId()));
    }
    return cases;
  }

  /** What was given up, in words; nothing should be. */
  Set<String> givenUp() {
    Set<String> given = new LinkedHashSet<>();
    for (Topic topic : Topics.deadLetters()) {
      log.of(topic).forEach(entry -> given.add(topic.name() + ": " + entry.value()));
    }
    return given;
  }

  /** How many records there are of what is compared; it stands still when all is through. */
  int size() {
    return TOPICS.stream().mapToInt(topic -> log.of(topic).size()).sum();
  }

  private List<SpecificRecord> values(Topic topic) {
    return log.of(topic).stream().map(WrittenLog.Entry::value).toList();
  }

  private static Object field(SpecificRecord record, String name) {
    return record.get(record.getSchema().getField(name).pos());
  }
}
