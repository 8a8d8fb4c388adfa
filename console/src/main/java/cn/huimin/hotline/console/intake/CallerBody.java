package cn.huimin.hotline.console.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/**
 * What a caller sends, handed on as it comes. Whether more of it is waited for tells a caller who
 * gave up from an intake that is away.
 */
public final class CallerBody {

  /** Slower than that nobody is waited for. */
  private static final long BYTES_A_SECOND = 20_000;

  private static final long UNKNOWN_LENGTH_BYTES = 20L << 20;

  /** Where the body comes from. */
  @FunctionalInterface
  public interface Source {
    /** Opens it. */
    InputStream open() throws IOException;
  }

  private final Source source;
  private final long length;
  private volatile boolean waitedFor;

  /**
   * A body.
   *
   * @param length its bytes, below 0 where the caller does not say
   */
  public CallerBody(Source source, long length) {
    this.source = source;
    this.length = length;
  }

  BodyPublisher publisher() {
    if (length == 0) {
      return BodyPublishers.noBody();
    }
    var stream =
        BodyPublishers.ofInputStream(
            () -> {
              try {
                return new Watched(source.open());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return length < 0 ? stream : BodyPublishers.fromPublisher(stream, length);
  }

  /**
   * Whether it is the caller that is waited for, or who gave up; not so while nobody reads, since
   * intake takes nothing.
   */
  boolean isWaitedFor() {
    return waitedFor;
  }

  /** How long it may take to come. */
  Duration time() {
    return Duration.ofSeconds((length < 0 ? UNKNOWN_LENGTH_BYTES : length) / BYTES_A_SECOND);
  }

  private final class Watched extends FilterInputStream {

    private long read;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      waitedFor = read < length || length < 0;
      int one = super.read();
      came(one < 0 ? -1 : 1);
      return one;
    }

    @Override
    public int read(byte[] some, int from, int most) throws IOException {
      waitedFor = read < length || length < 0;
      int bytes = super.read(some, from, most);
      came(bytes);
      return bytes;
    }

    /** Who fails, or ends before the length that was said, stays waited for. */
    private void came(int bytes) {
      read += Math.max(0, bytes);
      waitedFor = bytes < 0 && read < length;
    }
  }
}
