package cn.huimin.hotline.standalone;

import cn.huimin.hotline.embedded.process.FreePorts;
import cn.huimin.hotline.embedded.process.StartCache;
import cn.huimin.hotline.standalone.folder.DataFolder;
import cn.huimin.hotline.standalone.folder.PortOwner;
import cn.huimin.hotline.standalone.service.HotlineServices;
import cn.huimin.hotline.standalone.service.ServiceSpec;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import cn.huimin.hotline.standalone.terminal.Terminal;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.logging.LoggingSystem;

/** {@code ./hotline run}: runs the whole house until it is asked to stop. */
public final class StandaloneMain {

  private static final int FAILED = 1;
  private static final long MEGABYTE = 1L << 20;
  private static final String FREE_MEGABYTES = "HOTLINE_MIN_FREE_MB";

  private StandaloneMain() {}

  /**
   * Runs the house.
   *
   * @param args see {@link RunOptions#parse}
   */
  public static void main(String[] args) {
    Terminal terminal =
        new Terminal(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    int exitCode;
    try {
      exitCode = run(RunOptions.parse(List.of(args)), terminal);
    } catch (CannotRunException e) {
      terminal.fail(String.valueOf(e.getMessage()));
      exitCode = FAILED;
    }
    // Not every library ends its threads, and all that must be stopped has been.
    Runtime.getRuntime().halt(exitCode);
  }

  private static int run(RunOptions options, Terminal terminal) {
    DataFolder folder = DataFolder.open(options.data(), freeBytes());
    requireFree(options.port());
    logInto(folder.of("logs"));
    LoggerFactory.getLogger(StandaloneMain.class).info("{}", StartCache.use());
    List<ServiceSpec> services = HotlineServices.all();
    FirstAdmin admin = new FirstAdmin(folder.of("secrets"));
    boolean asksForAdmin =
        !options.demo()
            && services.stream().anyMatch(service -> service.name().equals("intake-service"));
    String password = asksForAdmin ? admin.password(System.getenv(), System.console()) : null;

    terminal.say("Huimin Hotline on " + folder.root());
    CompletableFuture<String> lost = new CompletableFuture<>();
    House house = new House(options, folder, services, terminal, lost::complete);
    Thread stop = new Thread(() -> stopOnSignal(house, terminal), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      house.start(password);
    } catch (CannotRunException e) {
      takeBack(stop);
      house.stop();
      throw e;
    }
    if (asksForAdmin) {
      admin.made();
    }
    long took = ManagementFactory.getRuntimeMXBean().getUptime();
    terminal.say("ready: " + house.address() + " (" + Terminal.seconds(took) + ")");
    Terminal.log("ready", took);
    house.fill();

    String why = lost.join();
    takeBack(stop);
    terminal.fail(why + "; stopping, see " + folder.of("logs"));
    house.stop();
    return FAILED;
  }

  private static void stopOnSignal(House house, Terminal terminal) {
    terminal.say("stopping …");
    house.stop();
    terminal.say("stopped");
    Runtime.getRuntime().halt(0);
  }

  /** The house is about to be stopped by us; if a signal was faster, it ends this process. */
  private static void takeBack(Thread stop) {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException e) {
      new CompletableFuture<Void>().join();
    }
  }

  private static void requireFree(int port) {
    if (!FreePorts.isFree(port)) {
      throw new CannotRunException(
          "port "
              + port
              + " is taken"
              + PortOwner.of(port).map(owner -> " (" + owner + ")").orElse("")
              + "; choose another with --port N");
    }
  }

  private static long freeBytes() {
    String megabytes = System.getenv().getOrDefault(FREE_MEGABYTES, "1024");
    if (!megabytes.matches("[0-9]{1,9}")) {
      throw new CannotRunException(
          FREE_MEGABYTES + " is a number of megabytes, not '" + megabytes + "'");
    }
    return Long.parseLong(megabytes) * MEGABYTE;
  }

  /**
   * One log for the whole process, set up before anything logs; the services' contexts leave it
   * alone.
   */
  static void logInto(Path logs) {
    System.setProperty("hotline.logs", logs.toString());
    System.setProperty(
        "logback.configurationFile", "cn/huimin/hotline/standalone/standalone-logback.xml");
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
