package cn.huimin.hotline.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server, to which three connections from one address are enough. */
class CappedProtocolTest {

  private static final int MOST = 3;

  private final Tomcat tomcat = new Tomcat();
  private final CappedProtocol protocol = new CappedProtocol();
  private final List<Socket> open = new ArrayList<>();

  @TempDir private Path folder;

  @BeforeEach
  void starts() throws Exception {
    tomcat.setBaseDir(folder.toString());
    var connector = new Connector(protocol);
    connector.setPort(0);
    tomcat.setConnector(connector);
    tomcat.addContext("", null);
    tomcat.start();
  }

  @AfterEach
  void stops() throws Exception {
    for (var socket : open) {
      socket.close();
    }
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  void shouldCloseWhatIsMoreThanOneAddressMayHold() throws IOException {
    protocol.cap(MOST, _ -> false);
    for (int n = 0; n < MOST; n++) {
      assertThat(answers(connected())).isTrue();
    }
    assertThat(answers(connected())).isFalse();
    open.getFirst().close();
    Awaitility.await().until(() -> answers(connected()));
  }

  @Test
  void shouldNotCountWhoStandsForMany() throws IOException {
    protocol.cap(MOST, "127.0.0.1"::equals);
    for (int n = 0; n <= MOST; n++) {
      assertThat(answers(connected())).isTrue();
    }
  }

  private Socket connected() throws IOException {
    var socket = new Socket(InetAddress.getByName("127.0.0.1"), protocol.getLocalPort());
    socket.setSoTimeout(10_000);
    open.add(socket);
    return socket;
  }

  /** Whether a request is answered; the connection stays. */
  private static boolean answers(Socket socket) throws IOException {
    try {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() == 'H';
    } catch (SocketException e) {
      return false;
    }
  }
}
