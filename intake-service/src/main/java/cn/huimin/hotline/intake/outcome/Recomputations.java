package cn.huimin.hotline.intake.outcome;

import cn.huimin.hotline.schemas.deadline.DeadlinesRecomputed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Gathers what each partition says of a recomputation for whoever waits for it. */
@Component
public class Recomputations {

  private final ConcurrentHashMap<String, Expected> waiting = new ConcurrentHashMap<>();

  /** Somebody's wait for the answers of the partitions. */
  public final class Expected implements AutoCloseable {

    private final String recomputeId;
    private final Map<Integer, DeadlinesRecomputed> answers = new TreeMap<>();
    private final CountDownLatch missing;

    private Expected(String recomputeId, int partitions) {
      this.recomputeId = recomputeId;
      this.missing = new CountDownLatch(partitions);
    }

    /** The answers that came within the wait, by partition. */
    public List<DeadlinesRecomputed> await(Duration wait) {
      try {
        var _ = missing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      synchronized (answers) {
        return List.copyOf(answers.values());
      }
    }

    private void arrived(DeadlinesRecomputed answer) {
      synchronized (answers) {
        if (answers.put(answer.getPartition(), answer) == null) {
          missing.countDown();
        }
      }
    }

    @Override
    public void close() {
      waiting.remove(recomputeId, this);
    }
  }

  /** Begins to wait for so many partitions; to be closed whatever happens. */
  public Expected expect(String recomputeId, int partitions) {
    var expected = new Expected(recomputeId, partitions);
    waiting.put(recomputeId, expected);
    return expected;
  }

  /** A partition has answered. */
  void arrived(DeadlinesRecomputed answer) {
    var expected = waiting.get(answer.getRecomputeId());
    if (expected != null) {
      expected.arrived(answer);
    }
  }
}
