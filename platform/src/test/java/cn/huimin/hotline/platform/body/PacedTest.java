package cn.huimin.hotline.platform.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.junit.jupiter.api.Test;

class PacedTest {

  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final int LEAST = 512;

  private final AtomicLong nanos = new AtomicLong();
  private final Some some = new Some();
  private final Paced paced = new Paced(some, nanos::get, GRACE, LEAST);

  /** A body that gives so many bytes at each reading. */
  private final class Some implements InputBuffer {

    private int next = 1;
    private Duration wait = Duration.ZERO;

    @Override
    public int doRead(ApplicationBufferHandler handler) {
      nanos.addAndGet(wait.toNanos());
      return next;
    }

    @Override
    public int available() {
      return next;
    }
  }

  private static final class Handler implements ApplicationBufferHandler {

    private ByteBuffer bytes = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
      bytes = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return bytes;
    }

    @Override
    public void expand(int size) {
      // Nothing is kept.
    }
  }

  private int readAfter(Duration wait) throws IOException {
    some.wait = wait;
    return paced.doRead(new Handler());
  }

  @Test
  void shouldEndABodyOfOneByteEveryNineSeconds() throws IOException {
    var nine = Duration.ofSeconds(9);
    for (int n = 0; n < 3; n++) {
      assertThat(readAfter(nine)).isEqualTo(1);
    }
    assertThatThrownBy(() -> readAfter(nine)).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void shouldWaitForABadLine() throws IOException {
    some.next = LEAST;
    for (int n = 0; n < 3_600; n++) {
      assertThat(readAfter(Duration.ofSeconds(1))).isEqualTo(LEAST);
    }
  }

  @Test
  void shouldNotMindWhatIsDoneBetween() throws IOException {
    assertThat(readAfter(Duration.ofSeconds(9))).isEqualTo(1);
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(readAfter(Duration.ofSeconds(9))).isEqualTo(1);
  }

  @Test
  void shouldNotMindWhenTheEndIsRead() throws IOException {
    some.next = -1;
    assertThat(readAfter(Duration.ofMinutes(5))).isEqualTo(-1);
  }
}
