package cn.huimin.hotline.platform.connection;

import java.util.function.Predicate;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP/1.1 of Tomcat's that closes at once what is connected from an address that holds as many
 * connections as one may. Of an IPv6 address its /64 counts.
 */
public final class CappedProtocol extends Http11NioProtocol {

  private final CappedEndpoint endpoint;

  /** Without a cap until one is set; Tomcat makes it by its name. */
  public CappedProtocol() {
    this(new CappedEndpoint());
  }

  private CappedProtocol(CappedEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  /**
   * Sets the cap.
   *
   * @param most connections that one address may hold
   * @param exempt addresses that stand for many, as a proxy does
   */
  public void cap(int most, Predicate<String> exempt) {
    endpoint.cap(most, exempt);
  }
}
