package cn.huimin.hotline.intake.push;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key by which a platform signs what it pushes.
 *
 * @param key its name, sent with each push
 * @param mapping mapping its records are read with; null for the one we ship
 * @param sourceLine line of the channel all its work orders belong to, or null
 * @param createdAt when it was made, by real time
 * @param revokedAt when it was closed, or null
 * @param secrets its secrets that are not over, without their values
 */
record PushKey(
    String key,
    @Nullable String mapping,
    @Nullable String sourceLine,
    Instant createdAt,
    @Nullable Instant revokedAt,
    List<Validity> secrets) {

  /**
   * When a secret holds.
   *
   * @param secretId its id
   * @param from from when
   * @param until until when, or null
   */
  record Validity(String secretId, Instant from, @Nullable Instant until) {

    boolean holdsAt(Instant at) {
      return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
  }

  PushKey {
    secrets = List.copyOf(secrets);
  }
}
