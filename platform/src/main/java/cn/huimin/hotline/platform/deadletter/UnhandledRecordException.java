package cn.huimin.hotline.platform.deadletter;

import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * A record could not be handled, for a reason that lies in it, and nothing has been done with it
 * yet. Only what is thrown while a record is worked out becomes this: a fault later on might leave
 * half of it behind, so it stops the service instead.
 */
public final class UnhandledRecordException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private UnhandledRecordException(RuntimeException cause) {
    super("a record could not be handled", cause);
  }

  /**
   * Works out what a record leads to. Nothing may be stored or sent meanwhile.
   *
   * @throws UnhandledRecordException if the record is at fault
   * @throws KafkaException if Kafka, a store or the registry is: that is not the record's
   */
  public static <T> T workOut(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      if (e instanceof UnhandledRecordException || isKafkas(e)) {
        throw e;
      }
      throw new UnhandledRecordException(e);
    }
  }

  private static boolean isKafkas(Throwable why) {
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof KafkaException && !(cause instanceof SerializationException)) {
        return true;
      }
    }
    return false;
  }

  /** What went wrong. */
  public Throwable reason() {
    return getCause() == null ? this : getCause();
  }
}
