package cn.huimin.hotline.platform.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * A request whose body fails the reading where it is longer than it may be, whatever its header
 * says of it.
 */
public final class BoundedRequest extends HttpServletRequestWrapper {

  private final long most;
  private final Supplier<? extends RuntimeException> tooLong;

  /**
   * A request with a bound.
   *
   * @param most bytes its body may have
   * @param tooLong what is thrown at the byte after them
   */
  public BoundedRequest(
      HttpServletRequest request, long most, Supplier<? extends RuntimeException> tooLong) {
    super(request);
    this.most = most;
    this.tooLong = tooLong;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Bounded(super.getInputStream(), most, tooLong);
  }

  @Override
  public BufferedReader getReader() throws IOException {
    var encoding = getCharacterEncoding();
    var charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }

  private static final class Bounded extends ServletInputStream {

    private final ServletInputStream in;
    private final Supplier<? extends RuntimeException> tooLong;
    private long left;

    Bounded(ServletInputStream in, long most, Supplier<? extends RuntimeException> tooLong) {
      this.in = in;
      this.left = most;
      this.tooLong = tooLong;
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = in.read(into, from, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw tooLong.get();
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
