package cn.huimin.hotline.embedded.process;

/**
 * A child process could not be started, or ended before it was ready; the message is meant for
 * people.
 */
public final class ChildFailedException extends RuntimeException {

  /** What happened, in one sentence that names the child. */
  public ChildFailedException(String message) {
    super(message);
  }

  /** What happened, in one sentence that names the child, and why. */
  public ChildFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
