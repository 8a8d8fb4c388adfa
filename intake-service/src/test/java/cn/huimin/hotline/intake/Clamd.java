package cn.huimin.hotline.intake;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A scanner that speaks clamd's INSTREAM over TCP: it reads the chunks as clamd does and finds the
 * test file that all scanners find.
 */
public final class Clamd implements AutoCloseable {

  /** What it finds: the harmless file by which scanners are tried (EICAR), in two parts. */
  public static final String FOUND =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  /** How it answers. */
  public enum Mood {
    /** As it should. */
    WELL,
    /** It hangs up before it answers. */
    HANGS_UP,
    /** It never answers. */
    SILENT,
    /** It says that it could not. */
    FAILS
  }

  private final ServerSocket server;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Mood mood = Mood.WELL;
  private volatile boolean closed;

  /** Starts on a port chosen by the operating system. */
  public Clamd() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  /** Its port. */
  public int port() {
    return server.getLocalPort();
  }

  /** From now on it is so. */
  public void is(Mood next) {
    mood = next;
  }

  /** How often it was asked. */
  public int asked() {
    return asked.get();
  }

  List<String> settings() {
    return List.of(
        "--hotline.intake.scan.host=127.0.0.1",
        "--hotline.intake.scan.port=" + port(),
        "--hotline.intake.scan.timeout=10s");
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket socket) {
    asked.incrementAndGet();
    try (socket) {
      if (closed) { // Came in while the door was being shut.
        return;
      }
      var in = new DataInputStream(socket.getInputStream());
      var command = new byte[10];
      in.readFully(command);
      if (!new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
        say(socket, "UNKNOWN COMMAND");
        return;
      }
      var file = new ByteArrayOutputStream();
      for (int length = in.readInt(); length > 0; length = in.readInt()) {
        file.write(in.readNBytes(length));
      }
      switch (mood) {
        case WELL ->
            say(
                socket,
                file.toString(StandardCharsets.ISO_8859_1).contains(FOUND)
                    ? "stream: Eicar-Test-Signature FOUND"
                    : "stream: OK");
        case FAILS -> say(socket, "INSTREAM size limit exceeded. ERROR");
        case HANGS_UP -> {}
        // Until whoever asked has lost patience and hung up.
        case SILENT -> {
          int hungUp = in.read();
          assert hungUp < 0;
        }
      }
    } catch (IOException e) {
      return;
    }
  }

  private static void say(Socket socket, String words) throws IOException {
    socket.getOutputStream().write((words + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    closed = true;
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
