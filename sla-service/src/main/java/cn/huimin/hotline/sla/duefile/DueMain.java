package cn.huimin.hotline.sla.duefile;

import cn.huimin.hotline.platform.edition.CalendarPolicy;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.sla.deadline.SlaPolicyReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code ./hotline due FILE}: CSV in (id, start, clock, demand_type, urgency, extra), the same out
 * with a column {@code due}. By the shipped policy and calendar. Ends with 0 if every row was
 * answered, with 4 if some could not be, with 1 if the file cannot be read.
 */
public final class DueMain {

  private static final int SOME_NOT_ANSWERED = 4;

  private DueMain() {}

  /**
   * Answers a file.
   *
   * @param args the file
   */
  public static void main(String[] args) throws IOException {
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    if (args.length != 1) {
      err.println("hotline: usage: ./hotline due FILE");
      System.exit(2);
    }
    var file = new DueFile(CalendarPolicy.calendar(Policies.EMPTY), SlaPolicyReader.seed());
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try {
      var wrong =
          file.answer(new StringReader(TextFile.read(Files.readAllBytes(Path.of(args[0])))), out);
      out.flush();
      wrong.forEach(one -> err.println("hotline: " + args[0] + ": " + one));
      if (!wrong.isEmpty()) {
        System.exit(SOME_NOT_ANSWERED);
      }
    } catch (CharacterCodingException e) {
      err.println("hotline: " + args[0] + ": 不是文本文件，请另存为 CSV（UTF-8 或 GB18030）");
      System.exit(1);
    } catch (IOException e) {
      err.println("hotline: " + args[0] + " cannot be read");
      System.exit(1);
    }
  }
}
