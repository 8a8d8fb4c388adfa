package cn.huimin.hotline.intake.importing;

import java.util.function.Consumer;

/**
 * Writes the end of an import, again and again until it is written: an import must not look as if
 * it ran for ever. Where its rejected rows cannot be kept it ends without them. Not safe for many
 * threads.
 */
final class Ending {

  private int tries;

  /** So many tries with the rejected rows. */
  Ending(int tries) {
    this.tries = tries;
  }

  /** What came of a try. */
  enum Result {
    /** It is written. */
    WRITTEN,
    /** It is to be tried again, after a while. */
    AGAIN
  }

  /** Whether whoever does not take it now may take it later. */
  interface Passing {
    boolean test(Throwable failure);
  }

  /**
   * Tries once, or twice where the rejected rows are what it fails for.
   *
   * @param with writes the end with the rejected rows
   * @param without writes it without them
   * @param passing tells failures that pass from those that do not
   * @param failed is told what was thrown
   */
  Result attempt(Runnable with, Runnable without, Passing passing, Consumer<Throwable> failed) {
    if (tries > 0) {
      try {
        with.run();
        return Result.WRITTEN;
      } catch (Throwable e) {
        // An Error too: of memory, of the stack, of a disk.
        tries = passing.test(e) ? tries - 1 : 0;
        failed.accept(e);
        if (tries > 0) {
          return Result.AGAIN;
        }
      }
    }
    try {
      without.run();
      return Result.WRITTEN;
    } catch (Throwable e) {
      failed.accept(e);
      return Result.AGAIN;
    }
  }
}
