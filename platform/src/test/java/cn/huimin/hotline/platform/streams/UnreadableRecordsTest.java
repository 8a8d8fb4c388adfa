package cn.huimin.hotline.platform.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Result;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class UnreadableRecordsTest {

  @Test
  void shouldSkipWhatIsBadAndStopAtWhatWillPass() {
    assertThat(resultOf(new SerializationException("not ours"))).isEqualTo(Result.RESUME);
    assertThat(resultOf(new StreamsException(new TimeoutException("registry away"))))
        .isEqualTo(Result.FAIL);
  }

  private static Result resultOf(Exception why) {
    var unread = new ConsumerRecord<>("topic", 0, 7, new byte[0], new byte[] {1});
    return new UnreadableRecords().handleError(null, unread, why).result();
  }
}
