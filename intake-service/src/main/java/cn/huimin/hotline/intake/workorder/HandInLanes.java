package cn.huimin.hotline.intake.workorder;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Runs many rows at once, a bounded number of them, and those of one case in the order of the file.
 */
public final class HandInLanes implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentHashMap<String, CompletableFuture<@Nullable Void>> lastOfCase =
      new ConcurrentHashMap<>();
  private final Semaphore room;
  private final int lanes;

  /** Lanes, of which each holds one row at a time. */
  public HandInLanes(int lanes) {
    this.lanes = lanes;
    this.room = new Semaphore(lanes);
  }

  /** Runs a row when there is room and the rows of the same case before it have ended. */
  public void run(String caseId, Runnable row) {
    room.acquireUninterruptibly();
    // What has ended is passed over, so that a file of any length holds as many as there are lanes.
    lastOfCase.values().removeIf(CompletableFuture::isDone);
    lastOfCase.compute(
        caseId,
        (_, before) ->
            before == null
                ? CompletableFuture.runAsync(() -> runInRoom(row), threads)
                : before.handleAsync((_, _) -> runInRoom(row), threads));
  }

  private @Nullable Void runInRoom(Runnable row) {
    try {
      row.run();
    } finally {
      room.release();
    }
    return null;
  }

  /** Waits until all rows have ended. */
  @Override
  public void close() {
    room.acquireUninterruptibly(lanes);
    threads.close();
  }
}
