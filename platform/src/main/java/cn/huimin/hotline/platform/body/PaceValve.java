package cn.huimin.hotline.platform.body;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Ends a body, of whatever kind and whoever reads it, that comes slower than a bad line would bring
 * it. Silence is ended by the server; a byte every few seconds is none, and would hold a connection
 * for hours.
 */
public final class PaceValve extends ValveBase {

  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final int LEAST_BYTES_A_SECOND = 512;

  private final LongSupplier nanos;

  /** Paces by a clock that only goes forward, in nanoseconds. */
  PaceValve(LongSupplier nanos) {
    super(true);
    this.nanos = nanos;
  }

  /** Has one stand before everything that reads bodies. */
  public static void stand(Context context) {
    context.getPipeline().addValve(new PaceValve(System::nanoTime));
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    var coyote = request.getCoyoteRequest();
    var unpaced = coyote.getInputBuffer();
    coyote.setInputBuffer(new Paced(unpaced, nanos, GRACE, LEAST_BYTES_A_SECOND));
    try {
      getNext().invoke(request, response);
    } finally {
      // The request is used again for the next one of the connection.
      coyote.setInputBuffer(unpaced);
    }
  }
}
