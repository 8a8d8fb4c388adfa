package cn.huimin.hotline.platform.body;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Reads a body that has to come at a least rate, after a while in which it need not. What counts is
 * the time that is waited for it, not what is done between.
 */
final class Paced implements InputBuffer {

  private static final double NANOS = 1e9;

  private final InputBuffer in;
  private final LongSupplier nanos;
  private final long grace;
  private final int leastBytesASecond;
  private long waited;
  private long bytes;

  /** Paces this body. */
  Paced(InputBuffer in, LongSupplier nanos, Duration grace, int leastBytesASecond) {
    this.in = in;
    this.nanos = nanos;
    this.grace = grace.toNanos();
    this.leastBytesASecond = leastBytesASecond;
  }

  /**
   * Reads some.
   *
   * @throws SocketTimeoutException if it came too slowly up to here; the server answers 408
   */
  @Override
  public int doRead(ApplicationBufferHandler handler) throws IOException {
    long began = nanos.getAsLong();
    int read = in.doRead(handler);
    waited += nanos.getAsLong() - began;
    bytes += Math.max(0, read);
    long late = waited - grace;
    if (read >= 0 && late > 0 && bytes < late / NANOS * leastBytesASecond) {
      throw new SocketTimeoutException("a body comes too slowly");
    }
    return read;
  }

  @Override
  public int available() {
    return in.available();
  }
}
