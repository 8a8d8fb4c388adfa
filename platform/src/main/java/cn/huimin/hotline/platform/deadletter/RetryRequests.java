package cn.huimin.hotline.platform.deadletter;

import cn.huimin.hotline.schemas.deadletter.RetryRequested;
import cn.huimin.hotline.schemas.word.RetryKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes what is asked of a service about a record that it gave up. */
public final class RetryRequests {

  private RetryRequests() {}

  /**
   * A request.
   *
   * @param service service that gave the record up, as its letter says
   * @param turn where it waits, as its letter says
   * @param place where it stands
   * @param kind what is to be done
   * @param key its key as it stands there
   * @param value its bytes as they stand there; null for a tombstone, and where it is gone
   * @param requestId what an administrator asked for
   * @param at when
   */
  public static RetryRequested of(
      String service,
      Turn turn,
      Place place,
      RetryKind kind,
      @Nullable String key,
      byte @Nullable [] value,
      String requestId,
      Instant at) {
    return RetryRequested.newBuilder()
        .setService(service)
        .setStep(turn.step())
        .setSourceTopic(place.topic())
        .setSourcePartition(place.partition())
        .setSourceOffset(place.offset())
        .setLane(turn.lane())
        .setKind(kind)
        .setKey(key)
        .setValue(value == null ? null : ByteBuffer.wrap(value))
        .setRequestId(requestId)
        .setAt(at)
        .build();
  }
}
