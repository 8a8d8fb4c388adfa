package cn.huimin.hotline.console.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/**
 * What a caller sends, handed on as it comes. Whether it has come to its end tells a caller who
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
  private volatile boolean ended;

  /**
   * A body.
   *
   * @param length its bytes, below 0 where the caller does not say
   */
  public CallerBody(Source source, long length) {
    this.source = source;
    this.length = length;
    this.ended = length == 0;
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

  /** Whether all of it was read. */
  boolean ended() {
    return ended;
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
      int one = super.read();
      count(one < 0 ? -1 : 1);
      return one;
    }

    @Override
    public int read(byte[] some, int from, int most) throws IOException {
      int bytes = super.read(some, from, most);
      count(bytes);
      return bytes;
    }

    private void count(int bytes) {
      read += Math.max(0, bytes);
      ended = ended || (length < 0 ? bytes < 0 : read >= length);
    }
  }
}
