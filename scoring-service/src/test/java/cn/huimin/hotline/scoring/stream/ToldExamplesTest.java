package cn.huimin.hotline.scoring.stream;

import static cn.huimin.hotline.scoring.fact.Story.FIRST;
import static cn.huimin.hotline.scoring.fact.Story.NORTH;
import static cn.huimin.hotline.scoring.fact.Story.OPENED;
import static cn.huimin.hotline.scoring.fact.Story.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.architecture.memory.MemoryFolder;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.assessment.AssessmentHeader;
import cn.huimin.hotline.schemas.assessment.EnterEvidence;
import cn.huimin.hotline.schemas.warning.WarningAnswered;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.word.AssessmentAct;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.UnitKind;
import cn.huimin.hotline.schemas.word.WarningLevel;
import cn.huimin.hotline.schemas.word.WarningScope;
import cn.huimin.hotline.scoring.fact.Demand;
import cn.huimin.hotline.scoring.fact.Ending;
import cn.huimin.hotline.scoring.fact.Holder;
import cn.huimin.hotline.scoring.fact.SourceLevel;
import cn.huimin.hotline.scoring.fact.Story;
import cn.huimin.hotline.scoring.ledger.CaseLines;
import cn.huimin.hotline.scoring.scheme.SchemeA;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page docs/worked-examples/told.md, row by row. */
class ToldExamplesTest {

  private static final Path PAGE = Path.of("..", "docs", "worked-examples", "told.md");
  private static final Map<String, Holder> HOLDERS =
      Map.of("north", NORTH, "south", SOUTH, "first", FIRST);
  private static final Instant DUE = Instant.parse("2026-04-16T09:30:00Z");
  private static final Instant SENT = DUE.minus(Duration.ofDays(3));

  @TempDir(factory = MemoryFolder.class)
  Path state;

  /** A row under a heading, its cells as written. */
  record Row(List<String> cells) {

    @Override
    public String toString() {
      return cells.getFirst();
    }
  }

  static Stream<Row> cases() {
    return rows("Cases");
  }

  static Stream<Row> evidence() {
    return rows("Evidence");
  }

  static Stream<Row> warnings() {
    return rows("Warnings");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void shouldGiveTheLinesOfTheCase(Row row) {
    var story = new Story("x").opened().demand(Demand.Type.COMPLAINT, false);
    var at = OPENED.plus(Duration.ofDays(6));
    for (var step : parts(row.cells().get(1))) {
      at = at.plusSeconds(60);
      tell(story, step, at);
    }
    var settled = at.plus(Duration.ofDays(31));
    assertThat(
            CaseLines.of(story.facts(), SchemeA.scheme(), settled).stream()
                .map(
                    line ->
                        "%s %s %s %s %s"
                            .formatted(
                                line.unit().unitId(),
                                line.item(),
                                line.kind().name().charAt(0),
                                line.amount(),
                                line.reason())))
        .isEqualTo(parts(row.cells().get(2)));
  }

  private static void tell(Story story, String step, Instant at) {
    var words = step.split(" ");
    switch (words[0]) {
      case "to" -> story.dispatched(holder(words[1]));
      case "on" -> story.transferred(holder(words[2]), words[4].equals("unit"));
      case "cleared" -> story.transferCleared();
      case "missed" -> story.missed();
      case "rejected" -> story.rejectedForTemplate();
      case "redo" -> story.redo();
      case "closed" -> story.closed(at);
      case "joined" -> story.ended(Ending.MERGED, at);
      case "later" -> story.laterPart();
      case "from" -> story.level(SourceLevel.PREFECTURE_OR_ABOVE);
      case "found" -> story.demand(Demand.Type.COMPLAINT, words[1].equals("true"));
      default -> throw new IllegalArgumentException("no such step: " + step);
    }
  }

  private static Holder holder(String name) {
    var holder = HOLDERS.get(name);
    if (holder == null) {
      throw new IllegalArgumentException("no such school: " + name);
    }
    return holder;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("evidence")
  void shouldGiveThePointsOfWhatWasFound(Row row) {
    try (var scoring = driver()) {
      var item = row.cells().get(1);
      // So that there is a card where nobody looked at the item.
      scoring.tell("office", evidence(0, "office", "1.8", "yes"));
      int commands = 0;
      for (var entry : parts(row.cells().get(2))) {
        var words = entry.split(" ");
        commands++;
        scoring.tell("office", evidence(commands, words[0], item, words[1]));
      }
      assertThat(scoring.values()).contains(item + "=" + row.cells().get(3));
    }
  }

  private static EnterEvidence evidence(int number, String place, String item, String said) {
    var header =
        AssessmentHeader.newBuilder()
            .setCommandId("c" + number)
            .setUnitId("office")
            .setUnitName("office")
            .setPlaceId(place)
            .setActor(Actor.newBuilder().setId("assessor").setRole(Role.ASSESSOR).build())
            .setAcceptedAt(SENT.plusSeconds(number))
            .build();
    return said.matches("\\d+")
        ? new EnterEvidence(header, AssessmentAct.EVIDENCE, item, null, said)
        : new EnterEvidence(header, AssessmentAct.EVIDENCE, item, said.equals("yes"), null);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("warnings")
  void shouldTakeOffForWarningsThatWereNotAnsweredInTime(Row row) {
    try (var scoring = driver()) {
      scoring.tell("office", evidence(0, "office", "1.8", "yes"));
      var told = parts(row.cells().get(1));
      for (int n = 0; n < told.size(); n++) {
        scoring.tell(id(n), new WarningRaised(warning(n, DUE, SENT)));
      }
      for (int n = 0; n < told.size(); n++) {
        if (told.get(n).endsWith("in time")) {
          end(scoring, n, told.get(n), DUE);
        }
      }
      scoring.tick(DUE.plusSeconds(1));
      for (int n = 0; n < told.size(); n++) {
        if (told.get(n).endsWith("late")) {
          end(scoring, n, told.get(n), DUE.plus(Duration.ofDays(1)));
        }
      }
      scoring.tick(DUE.plus(Duration.ofDays(2)));
      assertThat(scoring.values()).contains("1.10=" + row.cells().get(2));
    }
  }

  private static void end(ScoringDriver scoring, int number, String how, Instant at) {
    if (how.startsWith("answered")) {
      var who = Actor.newBuilder().setId("liaison").setRole(Role.LIAISON).build();
      scoring.tell(id(number), new WarningAnswered(warning(number, null, at), "c", who, "text"));
    } else {
      scoring.tell(id(number), new WarningCleared(warning(number, null, at), "x"));
    }
  }

  private static WarningHeader warning(int number, @Nullable Instant dueAt, Instant at) {
    return WarningHeader.newBuilder()
        .setWarningId(id(number))
        .setEventId(id(number) + "-" + at)
        .setSequence(dueAt == null ? 2 : 1)
        .setRule("unit-surge")
        .setLevel(WarningLevel.YELLOW)
        .setScope(WarningScope.UNIT)
        .setScopeId("north")
        .setUnitId("north")
        .setAnswerDueAt(dueAt)
        .setAt(at)
        .build();
  }

  private static String id(int number) {
    return "unit-surge.north." + number;
  }

  private ScoringDriver driver() {
    var reports =
        """
        {"version": "1", "reports": [], "warningAnswers": {"counted": true, "since": "2026-04-01"}}
        """;
    return new ScoringDriver(
        state,
        List.of(
            ScoringDriver.unit("bureau", UnitKind.BUREAU, null, false),
            ScoringDriver.unit("office", UnitKind.TOWN_OFFICE, "bureau", false),
            ScoringDriver.unit("north", UnitKind.SCHOOL, "office", false),
            ScoringDriver.unit("south", UnitKind.SCHOOL, "office", false)),
        new Policies(
            1,
            List.of(
                new PolicyDocument("scheme-a", "1", Instant.EPOCH, SchemeA.json()),
                new PolicyDocument("reports", "1", Instant.EPOCH, reports))),
        SENT);
  }

  private static List<String> parts(String cell) {
    return cell.isEmpty() ? List.of() : Arrays.stream(cell.split(";")).map(String::strip).toList();
  }

  private static Stream<Row> rows(String heading) {
    var rows = new ArrayList<Row>();
    var under = "";
    for (var line : lines()) {
      if (line.startsWith("## ")) {
        under = line.substring(3).strip();
      } else if (under.equals(heading)
          && line.startsWith("| ")
          && !line.startsWith("| what ")
          && !line.startsWith("| ---")) {
        rows.add(
            new Row(
                Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                    .map(String::strip)
                    .toList()));
      }
    }
    assertThat(rows).as(heading).isNotEmpty();
    return rows.stream();
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
