package cn.huimin.hotline.platform.fault;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A fault as it may stand in a log: the classes and the lines of it and of what led to it, without
 * their messages, since those quote what was worked on: values of a statement, a piece of a body
 * (DESIGN §7, "leaked").
 */
public final class Wordless extends Exception {

  private static final long serialVersionUID = 1L;

  /** Longer chains than this are cut off. */
  private static final int DEEPEST = 12;

  private Wordless(String name, @Nullable Throwable cause) {
    super(name, cause);
  }

  /** The same fault without words; to be given to the log in place of it. */
  public static Wordless of(Throwable fault) {
    return of(fault, 0);
  }

  private static Wordless of(Throwable fault, int depth) {
    var cause = fault.getCause();
    var bare =
        new Wordless(name(fault), cause == null || depth >= DEEPEST ? null : of(cause, depth + 1));
    bare.setStackTrace(fault.getStackTrace());
    if (depth < DEEPEST) {
      for (var beside : fault.getSuppressed()) {
        bare.addSuppressed(of(beside, depth + 1));
      }
    }
    return bare;
  }

  /** With the state of a database error, which is a code of five letters. */
  private static String name(Throwable fault) {
    var name = fault.getClass().getName();
    return fault instanceof SQLException sql && sql.getSQLState() != null
        ? name + " (" + sql.getSQLState() + ")"
        : name;
  }
}
