package cn.huimin.hotline.launched;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
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

  /** Every case's events are numbered without a gap, and every acknowledged command is one cause. */
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

  /** Deadline events on the log, by id, in what they say; each id once, numbered without a gap. */
  Map<String, String> deadlineEvents() {
    Map<String, List<Long>> sequences = new HashMap<>();
    for (WrittenLog.Entry entry : log.of(Topics.DEADLINE_EVENTS)) {
      DeadlineHeader header = (DeadlineHeader) field(entry.value(), "header");
      sequences
          .computeIfAbsent(header.getCaseId(), _ -> new ArrayList<>())
          .add(header.getSequence());
    }
    sequences.forEach(Verdict::withoutGap);
    return byId(log.of(Topics.DEADLINE_EVENTS).stream().map(WrittenLog.Entry::value).toList());
  }

  /** Deadline events by id, in what they say. */
  static Map<String, String> byId(List<SpecificRecord> deadlineEvents) {
    Map<String, String> byId = new TreeMap<>();
    for (SpecificRecord event : deadlineEvents) {
      DeadlineHeader header = (DeadlineHeader) field(event, "header");
      String said =
          "%s %s round %d leg %d due %s"
              .formatted(
                  event.getSchema().getName(),
                  header.getClock(),
                  header.getRound(),
                  header.getLeg(),
                  header.getDueAt());
      assertThat(byId.put(header.getEventId(), said))
          .as("deadline event %s twice", header.getEventId())
          .isNull();
    }
    return byId;
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

  private List<SpecificRecord> values(Topic topic) {
    return log.of(topic).stream().map(WrittenLog.Entry::value).toList();
  }

  private static Object field(SpecificRecord record, String name) {
    return record.get(record.getSchema().getField(name).pos());
  }
}
