package cn.huimin.hotline.routing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.architecture.memory.MemoryFolder;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.command.AnswerCase;
import cn.huimin.hotline.schemas.command.CasePart;
import cn.huimin.hotline.schemas.command.CommandHeader;
import cn.huimin.hotline.schemas.command.MergeCase;
import cn.huimin.hotline.schemas.command.NoteMerge;
import cn.huimin.hotline.schemas.command.OpenPart;
import cn.huimin.hotline.schemas.command.SplitCase;
import cn.huimin.hotline.schemas.command.UnmergeCase;
import cn.huimin.hotline.schemas.event.CaseMerged;
import cn.huimin.hotline.schemas.event.CaseUnmerged;
import cn.huimin.hotline.schemas.event.FollowerAccepted;
import cn.huimin.hotline.schemas.event.FollowerJoined;
import cn.huimin.hotline.schemas.event.FollowerLeft;
import cn.huimin.hotline.schemas.event.LeadAnswered;
import cn.huimin.hotline.schemas.event.MergeAsked;
import cn.huimin.hotline.schemas.event.MergeRefused;
import cn.huimin.hotline.schemas.event.PartEnded;
import cn.huimin.hotline.schemas.event.PartOpened;
import cn.huimin.hotline.schemas.event.PartsAnswered;
import cn.huimin.hotline.schemas.event.RedoOpened;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.MergeStep;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TextKind;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The handshake, and the opening of the parts of a call, with routing killed and started again
 * before each of its steps. What a step read and wrote is one transaction: either its command is
 * still to be read, or its outputs are on the log. Only the stores come through, as from their
 * changelogs; and each command comes twice.
 */
class MergeTopologyTest {

  @TempDir(factory = MemoryFolder.class)
  Path state;

  /** Other than the topic written to, so that the driver does not pass commands on by itself. */
  private static final String ASKED = "asked";

  private static final String CITY_SCHOOL = "u-yz";
  private static final String FEES = "云湖市第一中学强制买校服，校服费不开发票";

  private final Commands ask = new Commands();
  private final Deque<SpecificRecord> underWay = new ArrayDeque<>();
  private final List<SpecificRecord> events = new ArrayList<>();
  private Driven routing;

  @BeforeEach
  void start() {
    routing = new Driven(state, List.of(ASKED), "matters");
  }

  @AfterEach
  void stop() {
    routing.close();
  }

  @Test
  void shouldSurviveAKillBeforeEachStep() {
    var lead = opened("1");
    var follower = opened("2");
    send(follower, merge(follower, lead));

    var steps = new ArrayList<MergeStep>();
    while (!underWay.isEmpty()) {
      var note = (NoteMerge) underWay.remove();
      steps.add(note.getStep());
      killed();
      send(note.getHeader().getCaseId(), note);
      killed();
      int known = events.size();
      int waiting = underWay.size();
      send(note.getHeader().getCaseId(), note);
      assertThat(events).as("nothing happens twice").hasSize(known);
      assertThat(underWay).as("nothing is told twice").hasSize(waiting);
    }

    assertThat(steps)
        .containsExactly(MergeStep.ASK_LEAD, MergeStep.LEAD_ACCEPTED, MergeStep.FOLLOWER_JOINED);
    assertThat(events)
        .filteredOn(event -> event.getSchema().getName().matches("Merge.*|CaseMerged|Follower.*"))
        .hasExactlyElementsOfTypes(
            MergeAsked.class, FollowerAccepted.class, CaseMerged.class, FollowerJoined.class);
  }

  @Test
  void shouldTellTheSameStepByTheSameId() {
    var lead = opened("1");
    var follower = opened("2");
    var merge = merge(follower, lead);
    send(follower, merge);

    var told = (NoteMerge) underWay.remove();
    assertThat(told.getHeader().getCommandId())
        .isEqualTo(Ids.uuid5(((MergeAsked) events.getLast()).getHeader().getEventId(), lead));
  }

  @Test
  void shouldTellTheFollowerThatThereIsNoSuchLeadAfterAKillAsWell() {
    var follower = opened("2");
    send(follower, merge(follower, "nowhere"));
    while (!underWay.isEmpty()) {
      var note = (NoteMerge) underWay.remove();
      killed();
      send(note.getHeader().getCaseId(), note);
    }
    assertThat(events.getLast()).isInstanceOf(MergeRefused.class);
    assertThat(((MergeRefused) events.getLast()).getReasonCode()).isEqualTo("no-such-case");
  }

  @Test
  void shouldOpenEachPartOfACallOnceThroughKills() {
    var call = opened("3");
    var parts = List.of(part("part-1"), part("part-2"));
    send(call, new SplitCase(ask.header(call, Commands.OPERATOR, TextKind.REASON), parts));
    assertThat(underWay).hasSize(2);

    while (!underWay.isEmpty()) {
      var open = (OpenPart) underWay.remove();
      killed();
      send(open.getHeader().getCaseId(), open);
      int known = events.size();
      killed();
      send(open.getHeader().getCaseId(), open);
      assertThat(events).as("nothing happens twice").hasSize(known);
    }

    assertThat(events)
        .filteredOn(PartOpened.class::isInstance)
        .map(PartOpened.class::cast)
        .allSatisfy(opened -> assertThat(opened.getParentCaseId()).isEqualTo(call))
        .extracting(PartOpened::getOrdinal)
        .containsExactly(1, 2);
  }

  @Test
  void shouldSurviveAKillBeforeEachStepOfLeavingAndOfBeingAnswered() {
    var lead = opened("1");
    var follower = opened("2");
    send(follower, merge(follower, lead));
    allArriveThroughKills();
    send(lead, answered(lead));
    allArriveThroughKills();
    send(follower, new UnmergeCase(ask.header(follower, Commands.OPERATOR, TextKind.REASON)));
    allArriveThroughKills();

    assertThat(events)
        .filteredOn(event -> event.getSchema().getName().matches("Lead.*|CaseUnmerged|FollowerL.*"))
        .hasExactlyElementsOfTypes(LeadAnswered.class, CaseUnmerged.class, FollowerLeft.class);
    assertThat(((FollowerLeft) events.getLast()).getAfter().getFollowers()).isEmpty();
  }

  @Test
  void shouldHaveTheLeadDoneAgainOnceThroughKillsWhenAFollowersComplainantIsDissatisfied() {
    var lead = opened("1");
    var follower = opened("2");
    send(follower, merge(follower, lead));
    allArriveThroughKills();
    send(lead, ask.sign(lead, CITY_SCHOOL));
    send(lead, ask.contact(lead, Commands.liaison(CITY_SCHOOL)));
    send(lead, ask.report(lead, CITY_SCHOOL));
    send(lead, ask.signOff(lead, CITY_SCHOOL));
    send(lead, ask.approve(lead));
    allArriveThroughKills();
    send(follower, ask.callback(follower, Satisfaction.DISSATISFIED));
    allArriveThroughKills();

    assertThat(events)
        .filteredOn(event -> event.getSchema().getName().matches("LeadAnswered|RedoOpened"))
        .hasExactlyElementsOfTypes(LeadAnswered.class, RedoOpened.class);
    var redo = (RedoOpened) events.getLast();
    assertThat(redo.getHeader().getCaseId()).isEqualTo(lead);
    assertThat(redo.getAfter().getRound()).isEqualTo(2);
  }

  @Test
  void shouldSurviveAKillBeforeEachStepOfARefusal() {
    var lead = opened("1");
    var follower = opened("2");
    send(lead, answered(lead));
    send(follower, merge(follower, lead));
    allArriveThroughKills();

    assertThat(events.getLast()).isInstanceOf(MergeRefused.class);
    assertThat(((MergeRefused) events.getLast()).getReasonCode()).isEqualTo("lead-ended");
  }

  @Test
  void shouldAnswerACallOnceThroughKillsWhenItsPartsHaveEnded() {
    var call = opened("3");
    var parts = List.of(part("part-1"), part("part-2"));
    send(call, new SplitCase(ask.header(call, Commands.OPERATOR, TextKind.REASON), parts));
    allArriveThroughKills();
    for (var part : parts) {
      send(part.getCaseId(), answered(part.getCaseId()));
      allArriveThroughKills();
    }

    assertThat(events)
        .filteredOn(event -> event.getSchema().getName().matches("Part(Ended|sAnswered)"))
        .hasExactlyElementsOfTypes(PartEnded.class, PartEnded.class, PartsAnswered.class);
  }

  /** What is under way arrives, twice, each time at another process. */
  private void allArriveThroughKills() {
    while (!underWay.isEmpty()) {
      var told = underWay.remove();
      var header = (CommandHeader) told.get(told.getSchema().getField("header").pos());
      killed();
      send(header.getCaseId(), told);
      int known = events.size();
      int waiting = underWay.size();
      killed();
      send(header.getCaseId(), told);
      assertThat(events).as("nothing happens twice").hasSize(known);
      assertThat(underWay).as("nothing is told twice").hasSize(waiting);
    }
  }

  private AnswerCase answered(String caseId) {
    return new AnswerCase(
        ask.header(caseId, Commands.OPERATOR, TextKind.PUBLIC_ANSWER, TextKind.REASON), "PHONE");
  }

  private static CasePart part(String id) {
    return new CasePart(id, "HM3-" + id, "3#" + id, FEES, "hash-" + id, List.of());
  }

  private MergeCase merge(String follower, String lead) {
    return new MergeCase(ask.header(follower, Commands.OPERATOR, TextKind.REASON), lead);
  }

  private String opened(String number) {
    var order = ask.workOrder(number, FEES);
    send(order.getCaseId(), order);
    return order.getCaseId();
  }

  private void send(String key, SpecificRecord value) {
    routing.send(ASKED, key, value);
    events.addAll(routing.written(Topics.CASE_EVENTS));
    underWay.addAll(routing.written(Topics.CASE_COMMANDS));
  }

  private void killed() {
    routing.killed(Stores.CASES, Stores.ANSWERS);
  }
}
