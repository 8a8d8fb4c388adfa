package cn.huimin.hotline.launched;

import cn.huimin.hotline.platform.time.SteppedClock;
import cn.huimin.hotline.standalone.House;
import cn.huimin.hotline.standalone.RunOptions;
import cn.huimin.hotline.standalone.folder.DataFolder;
import cn.huimin.hotline.standalone.service.HotlineServices;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import cn.huimin.hotline.standalone.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The whole house as {@code ./hotline run --demo} starts it, without the sample month and on a
 * clock that stands where standard input puts it, a moment a line.
 */
public final class SteppedHouseMain {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private SteppedHouseMain() {}

  private static void stop(House house) {
    house.stop();
    Runtime.getRuntime().halt(0);
  }

  /** Runs it until it is killed; the moment at which its clock stands, then options of a house. */
  public static void main(String[] args) throws IOException {
    RunOptions options = RunOptions.parse(List.of(args).subList(1, args.length));
    SteppedClock clock = new SteppedClock(Instant.parse(args[0]), ZONE, Clock.system(ZONE));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(out, out);
    try {
      House house =
          new House(
              options,
              DataFolder.open(options.data(), 0),
              HotlineServices.all(),
              terminal,
              why -> {
                terminal.fail(why);
                Runtime.getRuntime().halt(1);
              },
              clock);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(house)));
      house.start(null);
    } catch (CannotRunException e) {
      terminal.fail(String.valueOf(e.getMessage()));
      Runtime.getRuntime().halt(1);
    }
    terminal.say("ready");
    BufferedReader moments =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = moments.readLine(); line != null; line = moments.readLine()) {
      clock.moveTo(Instant.parse(line));
      terminal.say("at " + line);
    }
  }
}
