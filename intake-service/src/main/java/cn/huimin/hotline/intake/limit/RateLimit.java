package cn.huimin.hotline.intake.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens in buckets, one bucket for each who asks: so many at once, and so many again in a time. Of
 * those who asked longest ago it forgets; whoever comes back then starts with a full bucket.
 */
public final class RateLimit {

  private static final int MOST_BUCKETS = 20_000;

  /** What adding up fractions may be off by. */
  private static final double NOISE = 1e-9;

  private final int most;
  private final Duration in;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_BUCKETS;
        }
      };

  /** What is in a bucket, and as of when. */
  private record Bucket(double tokens, Instant at) {}

  /**
   * A limit.
   *
   * @param most how many at once, and how many again in the time
   * @param in the time
   */
  public RateLimit(int most, Duration in) {
    this.most = most;
    this.in = in;
  }

  /**
   * Takes one.
   *
   * @return empty if there was one; else how long until there is
   */
  public synchronized Optional<Duration> take(String who, Instant now) {
    double tokens = filled(who, now);
    if (tokens >= 1 - NOISE) {
      buckets.put(who, new Bucket(Math.max(0, tokens - 1), now));
      return Optional.empty();
    }
    buckets.put(who, new Bucket(tokens, now));
    double nanos = (1 - tokens) * in.toNanos() / most;
    return Optional.of(Duration.ofNanos(Math.round(nanos)));
  }

  private double filled(String who, Instant now) {
    var bucket = buckets.get(who);
    if (bucket == null) {
      return most;
    }
    double since = Math.max(0, Duration.between(bucket.at(), now).toNanos());
    return Math.min(most, bucket.tokens() + since * most / in.toNanos());
  }
}
