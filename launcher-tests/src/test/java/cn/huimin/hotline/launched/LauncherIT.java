package cn.huimin.hotline.launched;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.embedded.process.FreePorts;
import cn.huimin.hotline.sample.play.HouseApi;
import cn.huimin.hotline.standalone.poll.Poll;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./hotline} as a person uses it. It runs what this build has packaged. */
class LauncherIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  /**
   * From Ctrl-C to the end of every process: ten seconds on a machine that does nothing else, and
   * the end-to-end tests run beside this one.
   */
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

  /**
   * From the services' contexts to every topology at the end of its topics: less than the session
   * time, which a group without static members would wait for. Five seconds on a machine that does
   * nothing else.
   */
  private static final Duration BACK_WITHIN = Duration.ofSeconds(20);

  private static final String PASSWORD = "invented-for-a-test";

  @TempDir Path temp;

  /** What a command said and how it ended. */
  private record Ended(int exitCode, List<String> lines) {}

  @BeforeAll
  static void prepare() throws Exception {
    Packaged.prepare();
  }

  @Test
  void shouldRunStopInOrderComeBackAndLeaveNothingBehindWhenKilled() throws Exception {
    Path data = temp.resolve("data");
    int port = FreePorts.any();
    String[] run = {"run", "--data", data.toString(), "--port", String.valueOf(port)};
    try (Launched house = launch(Map.of(), run)) {
      assertThat(house.awaitLine("ready: ", PATIENCE))
          .matches("ready: http://localhost:" + port + " \\(\\d+\\.\\d s\\)");
      assertThat(Files.readString(data.resolve("logs/hotline.log")))
          .contains("start cache: in use");
      assertTellsWhereItIs(port);
      assertImports(data);
      assertTellsDeadLetters(data);
      assertErases(data, port);
      assertRefused(
          hotline(Map.of(), "run", "--data", data.toString()), 1, "already running on " + data);
      assertRefused(backup(data, "too-early"), 1, "a house runs on " + data);
      List<ProcessHandle> children = house.process().descendants().toList();
      house.signal("INT");
      assertThat(house.exitCode(STOPPED_WITHIN)).as("exit code after Ctrl-C").isZero();
      assertThat(house.said())
          .as("what stands at the terminal")
          .containsSubsequence("stopping …", "stopped")
          .noneMatch(line -> line.startsWith("\tat "));
      assertThat(children).allSatisfy(child -> assertThat(child.isAlive()).isFalse());
    }
    Path restored = restored(data);
    Path log = restored.resolve("logs/hotline.log");
    String[] rerun = {"run", "--data", restored.toString(), "--port", String.valueOf(port)};
    try (Launched again = launch(Map.of(), rerun)) {
      again.awaitLine("ready: ", PATIENCE);
      assertThat(tookMillis(log, "topologies")).isLessThan(BACK_WITHIN.toMillis());
      assertThat(tookMillis(log, "log read to its end")).isLessThan(BACK_WITHIN.toMillis());
      assertTellsStatus(restored);
      assertRemembers(restored);
      assertThat(Files.readString(log)).contains("The vault has a new master key");

      List<ProcessHandle> children = again.process().descendants().toList();
      assertThat(children).as("broker, registry, database").hasSizeGreaterThanOrEqualTo(3);
      again.process().destroyForcibly();
      for (ProcessHandle child : children) {
        child.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
      assertRefused(hotline(Map.of(), "status", "--data", restored.toString()), 3, "not running");
      Ended killed = backup(restored, "of-a-killed-house");
      assertThat(killed.exitCode()).as("%s", killed.lines()).isZero();
    }
  }

  private Ended backup(Path data, String name) throws Exception {
    return hotline(Map.of(), "backup", temp.resolve(name).toString(), "--data", data.toString());
  }

  /** The folder, taken away and brought back by a backup. */
  private Path restored(Path data) throws Exception {
    Ended rotated = hotline(Map.of(), "rotate-key", "--data", data.toString());
    assertThat(rotated.lines()).singleElement().asString().contains("has a new master key");
    Ended backup = backup(data, "backup");
    assertThat(backup.lines()).singleElement().asString().startsWith("backed up to ");
    Path restored = temp.resolve("restored");
    String[] restore = {
      "restore", temp.resolve("backup").toString(), "--data", restored.toString()
    };
    Ended ended = hotline(Map.of(), restore);
    assertThat(ended.lines()).singleElement().asString().startsWith("restored to " + restored);
    assertRefused(hotline(Map.of(), restore), 1, "holds data already");
    assertRefused(
        hotline(Map.of(), "restore", data.toString(), "--data", temp + "/none"), 1, "is no backup");
    return restored;
  }

  /** Programs and people are sent to the port that it was started on. */
  private static void assertTellsWhereItIs(int port) throws Exception {
    URI discovery = URI.create("http://localhost:" + port + "/open311/discovery.json");
    try (HttpClient client = HttpClient.newHttpClient()) {
      String told =
          client.send(HttpRequest.newBuilder(discovery).build(), BodyHandlers.ofString()).body();
      assertThat(told).contains("http://127.0.0.1:" + port + "/open311/v2");
    }
  }

  /** What was accepted before is known, what was erased is not taken in again. */
  private void assertRemembers(Path data) throws Exception {
    Ended again =
        hotline(
            Map.of("HOTLINE_PASSWORD", PASSWORD),
            "import",
            temp.resolve("day.csv").toString(),
            "--user",
            "admin",
            "--data",
            data.toString());
    assertThat(again.lines())
        .contains("day.csv: 3 rows: 0 accepted, 0 updated, 1 unchanged, 2 rejected");
  }

  private void assertErases(Path data, int port) throws Exception {
    HouseApi api = new HouseApi(URI.create("http://localhost:" + port), PASSWORD);
    assertThat(
            api.post(
                    "admin",
                    "/api/v1/accounts",
                    null,
                    Map.of("account", "officer", "role", "DATA_OFFICER", "password", PASSWORD))
                .status())
        .isEqualTo(201);
    Map<String, String> password = Map.of("HOTLINE_PASSWORD", PASSWORD);
    List<String> by =
        List.of("--phone", "--reason", "asked", "--user", "officer", "--data", data.toString());
    Ended export = hotline(password, "13800009001\n", command("export", by));
    assertThat(JsonMapper.shared().readTree(String.join("", export.lines())).path("cases"))
        .hasSize(1);
    assertRefused(hotline(password, "1\n", command("erase", by)), 1, "add --yes");
    Ended erased =
        hotline(
            password,
            "138-0000-9001\n",
            command("erase", Stream.concat(by.stream(), Stream.of("--yes")).toList()));
    assertThat(erased.lines()).singleElement().asString().startsWith("erased: 1 cases (");
    assertRefused(
        hotline(password, "13800009001\n", command("export", by)), 1, "the house refused: ");
  }

  private static List<String> command(String command, List<String> options) {
    return Packaged.launcher(
        Stream.concat(Stream.of(command), options.stream()).toArray(String[]::new));
  }

  /** How long a step of the only start took, as its log tells. */
  private static long tookMillis(Path log, String step) throws Exception {
    Pattern told = Pattern.compile("start: " + step + " .* (\\d+) ms$");
    AtomicLong millis = new AtomicLong(-1);
    try (Poll poll = new Poll()) {
      poll.until(
          LOOK_AGAIN,
          PATIENCE,
          () -> {
            Files.readAllLines(log).stream()
                .map(told::matcher)
                .filter(Matcher::find)
                .forEach(found -> millis.set(Long.parseLong(found.group(1))));
            return millis.get() >= 0;
          });
    }
    assertThat(millis).as(step).hasNonNegativeValue();
    return millis.get();
  }

  private void assertImports(Path data) throws Exception {
    Path file =
        Files.writeString(
            temp.resolve("day.csv"),
            """
            工单编号,受理时间,诉求类型,标题,内容描述,联系电话
            GD-LAUNCHER-1,2026-04-01 09:00:00,投诉,校服,反映学校校服费一事。,
            GD-LAUNCHER-2,还没有,投诉,校服,反映学校校服费一事。,
            GD-LAUNCHER-3,2026-04-01 09:05:00,投诉,午餐,反映学校午餐一事。,13800009001
            """);
    String[] command = {"import", file.toString(), "--user", "admin", "--data", data.toString()};
    Ended first = hotline(Map.of("HOTLINE_PASSWORD", PASSWORD), command);
    assertThat(first.lines())
        .anyMatch(
            line -> line.equals("day.csv: 3 rows: 2 accepted, 0 updated, 0 unchanged, 1 rejected"))
        .anyMatch(line -> line.contains("row 3, "));
    assertThat(first.exitCode()).isEqualTo(4);
    Ended second = hotline(Map.of("HOTLINE_PASSWORD", PASSWORD), command);
    assertThat(second.lines())
        .contains("day.csv: 3 rows: 0 accepted, 0 updated, 2 unchanged, 1 rejected");
    String[] mapped = Arrays.copyOf(command, command.length + 2);
    mapped[command.length] = "--mapping";
    mapped[command.length + 1] = "nowhere";
    assertRefused(hotline(Map.of("HOTLINE_PASSWORD", PASSWORD), mapped), 1, "没有这份字段对照");
    assertRefused(
        hotline(Map.of("HOTLINE_PASSWORD", "guessed"), command), 1, "the house refused: ");
    assertRefused(hotline(Map.of(), command), 1, "set HOTLINE_PASSWORD");
  }

  private static void assertTellsDeadLetters(Path data) throws Exception {
    Map<String, String> password = Map.of("HOTLINE_PASSWORD", PASSWORD);
    Ended none = hotline(password, "dead-letters", "--data", data.toString());
    assertThat(none.lines()).containsExactly("no dead letters");
    assertThat(none.exitCode()).isZero();
    Ended json = hotline(password, "dead-letters", "--json", "--data", data.toString());
    assertThat(JsonMapper.shared().readTree(String.join("", json.lines()))).isEmpty();
    Ended replay = hotline(password, "replay", "--service", "sla", "--data", data.toString());
    assertThat(replay.lines()).singleElement().asString().startsWith("0 letters: 0 handled");
    assertThat(replay.exitCode()).isZero();
    assertRefused(
        hotline(password, "replay", "17", "--data", data.toString()), 1, "the house refused: ");
    Ended rescored = hotline(Map.of(), "replay", "--strike", "a/b", "--data", data.toString());
    assertThat(rescored.lines()).first().asString().startsWith("A-2020 ");
    assertThat(rescored.lines()).last().asString().isEqualTo("0 lines differ");
  }

  private static void assertTellsStatus(Path data) throws Exception {
    Ended status = hotline(Map.of(), "status", "--json", "--data", data.toString());
    assertThat(status.exitCode()).isZero();
    JsonNode json = JsonMapper.builder().build().readTree(status.lines().getFirst());
    assertThat(json.propertyNames())
        .containsExactly("console", "kafka", "registry", "database", "services", "lag");
    assertThat(json.at("/kafka/health").stringValue()).isEqualTo("UP");
  }

  @Test
  void shouldSayWhoHasThePort() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());
      Ended ended = run("--port", port);
      assertRefused(ended, 1, "port " + port + " is taken");
      assertThat(ended.lines().getFirst())
          .contains("process " + ProcessHandle.current().pid())
          .contains("--port N");
    }
  }

  @Test
  void shouldSayThatTheDiskIsFull() throws Exception {
    Ended ended =
        hotline(
            Map.of("HOTLINE_MIN_FREE_MB", "999999999"),
            "run",
            "--data",
            temp.resolve("data").toString());
    assertRefused(ended, 1, "MB free");
  }

  @Test
  void shouldSayThatTheFolderCannotBeWritten() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertRefused(
        hotline(Map.of(), "run", "--data", file.resolve("data").toString()),
        1,
        "cannot be written");
  }

  @Test
  void shouldRefuseTheFolderOfANewerVersion() throws Exception {
    Path data = Files.createDirectories(temp.resolve("data"));
    Files.writeString(data.resolve("layout"), "999\n");
    assertRefused(
        hotline(Map.of(), "run", "--data", data.toString()), 1, "written by a newer version");
  }

  @Test
  void shouldSayHowToGetAJdkWhereThereIsNoneOrAnOldOne() throws Exception {
    Path tools = Files.createDirectories(temp.resolve("bin"));
    for (String tool : List.of("bash", "dirname", "sed")) {
      Files.createSymbolicLink(tools.resolve(tool), pathOf(tool));
    }
    Path old = Files.createDirectories(temp.resolve("jdk-17/bin")).getParent();
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    Files.createSymbolicLink(old.resolve("bin/javac"), pathOf("true"));
    for (String home : List.of("", old.toString())) {
      Map<String, String> bare =
          Map.of("PATH", tools.toString(), "JAVA_HOME", home, "HOTLINE_JDKS", home);
      assertRefused(hotline(bare, "run"), 1, "no JDK 25 or later found; install one");
    }
  }

  @Test
  void shouldTellWhenClocksOfAFileRunOut() throws Exception {
    Path file =
        Files.writeString(
            temp.resolve("clocks.csv"),
            """
            id,start,clock,demand_type,urgency,extra
            a,2026-03-02T10:00:00+08:00,handle,COMPLAINT,NORMAL,
            """);
    Ended ended = hotline(Map.of(), "due", file.toString());
    assertThat(ended.lines())
        .containsExactly(
            "id,start,clock,demand_type,urgency,extra,due",
            "a,2026-03-02T10:00:00+08:00,handle,COMPLAINT,NORMAL,,2026-03-09T17:30:00+08:00");
    assertThat(ended.exitCode()).isZero();
    Files.writeString(file, "id,start,clock\na,soon,WD:1\n");
    assertThat(hotline(Map.of(), "due", file.toString()).exitCode()).isEqualTo(4);
    assertRefused(hotline(Map.of(), "due", temp + "/none.csv"), 1, "cannot be read");
    assertRefused(hotline(Map.of(), "due"), 2, "due needs a file");
  }

  @Test
  void shouldScoreAFileWithoutAHouse() throws Exception {
    Path file =
        Files.writeString(
            temp.resolve("years.json"),
            """
            [{"id": "office-1", "weight": 100,
              "manual": {"item1_2": true, "item1_3": true, "item1_4": true, "item1_5": true, "item1_6": true,
                         "item1_7": true, "item1_8_onList": false, "evidenceFalsified": false},
              "cases": [{"ids": ["a", "b"], "src": "PREFECTURE_OR_ABOVE", "type": "COMPLAINT", "verdict": "PARTLY",
                         "inTime": false}]}]
            """);
    Ended ended = hotline(Map.of(), "score", file.toString());
    assertThat(ended.exitCode()).isZero();
    JsonNode card = JsonMapper.builder().build().readTree(String.join("\n", ended.lines())).get(0);
    assertThat(card.path("id").stringValue()).isEqualTo("office-1");
    assertThat(card.path("items").path("2.1").stringValue()).isEqualTo("0");
    assertThat(card.path("demandsCounted").stringValue()).isEqualTo("6");
    assertThat(card.path("result").stringValue()).isEqualTo("74");
    Files.writeString(file, "[{\"id\": 1, \"manual\": 3}]");
    assertThat(hotline(Map.of(), "score", file.toString()).lines())
        .anyMatch(line -> line.contains("[0].manual：请写成"));
    assertRefused(hotline(Map.of(), "score"), 2, "score needs a file");
  }

  @Test
  void shouldExplainItself() throws Exception {
    assertThat(hotline(Map.of(), "help").exitCode()).isZero();
    assertRefused(hotline(Map.of(), "fly"), 2, "no command 'fly'");
    assertRefused(hotline(Map.of(), "backup"), 2, "backup needs a folder; usage:");
    assertRefused(hotline(Map.of(), "restore", "a", "b"), 2, "restore takes one folder; usage:");
    assertRefused(
        hotline(Map.of(), "backup", temp + "/to", "--data", temp + "/none"),
        1,
        "there are no data in");
    assertRefused(
        hotline(Map.of(), "rotate-key", "--data", temp + "/none"), 1, "there are no data in");
    assertRefused(
        hotline(Map.of(), "erase", "--reason", "x"), 1, "needs one of --case CASE, --phone");
    assertRefused(
        hotline(Map.of(), "bench", "--fast"),
        2,
        "bench does not know '--fast'; ./hotline help tells");
    assertRefused(hotline(Map.of(), "run", "--colour"), 2, "run does not know '--colour'; usage:");
    assertRefused(hotline(Map.of(), "run", "--port", "x"), 2, "--port takes a number");
    assertRefused(hotline(Map.of(), "run", "--data"), 2, "--data needs a value");
    assertRefused(hotline(Map.of(), "prepare", "now"), 2, "prepare does not know 'now'; usage:");
    assertRefused(hotline(Map.of(), "test", "--short"), 2, "test does not know '--short'; usage:");
    assertRefused(hotline(Map.of(), "import"), 1, "import needs a file");
    assertRefused(hotline(Map.of(), "replay"), 1, "replay needs ids");
    assertRefused(
        hotline(Map.of(), "import", "--fast"), 2, "import does not know '--fast'; usage:");
    assertRefused(
        hotline(Map.of(), "import", Packaged.LAUNCHER.toString(), "--data", temp.toString()),
        1,
        "no house runs here");
    assertRefused(hotline(Map.of(), "status", "--xml"), 2, "status does not know '--xml'; usage:");
  }

  private static void assertRefused(Ended ended, int exitCode, String reason) {
    assertThat(ended.lines()).as("one clear line").singleElement().asString().contains(reason);
    assertThat(ended.exitCode()).as("exit code of: %s", reason).isEqualTo(exitCode);
  }

  private Ended run(String... options) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("run", "--data", temp.resolve("data").toString()));
    arguments.addAll(List.of(options));
    return hotline(Map.of(), arguments.toArray(String[]::new));
  }

  private static Ended hotline(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return hotline(environment, "", command(arguments));
  }

  private static Ended hotline(
      Map<String, String> environment, String standardInput, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(withApp(environment));
    Process process = builder.start();
    try (OutputStream to = process.getOutputStream()) {
      to.write(standardInput.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading: its exit code tells.
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output.lines().toList());
  }

  private static Launched launch(Map<String, String> environment, String... arguments) {
    return Launched.start(withApp(environment), command(arguments));
  }

  private static List<String> command(String... arguments) {
    return Packaged.launcher(arguments);
  }

  /** What this build has packaged, and what a first start without a terminal needs. */
  private static Map<String, String> withApp(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(Map.of("HOTLINE_ADMIN_PASSWORD", PASSWORD));
    all.putAll(environment);
    return Packaged.environment(all);
  }

  private static Path pathOf(String tool) {
    return Stream.of("/usr/bin", "/bin")
        .map(folder -> Path.of(folder, tool))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }
}
