package cn.huimin.hotline.intake.attachment;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Room in memory for files: whoever seals one or hands it out holds it several times over, and they
 * must fit beside everything else, however slowly they are fetched.
 */
@Component
public class FileRoom {

  /** How much of the memory all files together may take, in MB. */
  private static final int ALL = 240;

  /** As it came, sealed, and on its way to the database. */
  private static final int COPIES_OF_A_KEPT = 5;

  /** Sealed, and opened. */
  private static final int COPIES_OF_A_FETCHED = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Semaphore free = new Semaphore(ALL, true);

  /** A place that a file takes, until it is closed. */
  public interface Place extends AutoCloseable {

    @Override
    void close();
  }

  /**
   * Takes a place for a file that is kept.
   *
   * @throws Refusal overloaded, if there is none soon
   */
  public Place toKeep(long bytes) {
    return place(bytes, COPIES_OF_A_KEPT);
  }

  /**
   * Takes a place for a file that is handed out, which is to be held until the last byte is.
   *
   * @throws Refusal overloaded, if there is none soon
   */
  public Place toFetch(long bytes) {
    return place(bytes, COPIES_OF_A_FETCHED);
  }

  private Place place(long bytes, int copies) {
    int size = (int) Math.min(ALL, copies * (1 + (bytes >> 20)));
    try {
      if (free.tryAcquire(size, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return () -> free.release(size);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Refusal(ProblemCode.OVERLOADED, "同时上传下载附件的太多，没有办成，请稍后再试");
  }
}
