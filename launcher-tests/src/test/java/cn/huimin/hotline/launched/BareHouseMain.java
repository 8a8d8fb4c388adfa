package cn.huimin.hotline.launched;

import cn.huimin.hotline.standalone.House;
import cn.huimin.hotline.standalone.RunOptions;
import cn.huimin.hotline.standalone.folder.DataFolder;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import cn.huimin.hotline.standalone.terminal.Terminal;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A house without services, to be killed. */
public final class BareHouseMain {

  private BareHouseMain() {}

  /** Runs it until it is killed. */
  public static void main(String[] args) {
    RunOptions options = RunOptions.parse(List.of(args));
    Terminal terminal =
        new Terminal(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.out, true, StandardCharsets.UTF_8));
    CompletableFuture<String> lost = new CompletableFuture<>();
    try {
      House house =
          new House(
              options, DataFolder.open(options.data(), 0), List.of(), terminal, lost::complete);
      house.start(null);
    } catch (CannotRunException e) {
      terminal.fail(String.valueOf(e.getMessage()));
      Runtime.getRuntime().halt(1);
    }
    terminal.say("ready");
    terminal.fail(lost.join());
  }
}
