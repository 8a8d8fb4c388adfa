package cn.huimin.hotline.intake.mailbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** As much of an IMAP server as it takes to say when a mail is told of, to the very line. */
final class ScriptedImap implements AutoCloseable {

  /** When the server tells of a second mail, once. */
  enum Tells {
    NEVER,
    /** With the next answer. */
    WITH_NEXT_ANSWER,
    /** Asked to be listened to, before it says that it is. */
    ON_THE_WAY_INTO_IDLE
  }

  private final ServerSocket server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final AtomicReference<Tells> tells = new AtomicReference<>(Tells.NEVER);

  ScriptedImap() {
    try {
      server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** A second mail has come, which the server tells of then. */
  void mailComes(Tells when) {
    tells.set(when);
  }

  /** Commands in their order, without their tags. */
  List<String> heard() {
    return heard;
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void serve(Socket socket) {
    try (socket;
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      var out = socket.getOutputStream();
      say(out, "* OK ready");
      String idling = "";
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equalsIgnoreCase("DONE")) {
          heard.add("DONE");
          say(out, idling + " OK");
          continue;
        }
        var words = line.split(" ", 3);
        var command = words[1].toUpperCase(Locale.ROOT);
        heard.add(command);
        if (command.equals("IDLE")) {
          idling = words[0];
        }
        answer(out, words[0], command);
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }

  private void answer(OutputStream out, String tag, String command) throws IOException {
    switch (command) {
      case "CAPABILITY" -> say(out, "* CAPABILITY IMAP4rev1 IDLE");
      case "SELECT" -> {
        say(out, "* FLAGS (\\Seen \\Deleted)");
        say(out, "* 1 EXISTS");
        say(out, "* 0 RECENT");
        say(out, "* OK [UIDVALIDITY 1] valid");
        say(out, "* OK [UIDNEXT 2] next");
        say(out, tag + " OK [READ-WRITE] done");
        return;
      }
      case "NOOP" -> tellIf(out, Tells.WITH_NEXT_ANSWER);
      case "IDLE" -> {
        tellIf(out, Tells.ON_THE_WAY_INTO_IDLE);
        say(out, "+ idling");
        return;
      }
      default -> {
        // There is nothing to tell.
      }
    }
    say(out, tag + " OK done");
  }

  private void tellIf(OutputStream out, Tells when) throws IOException {
    if (tells.compareAndSet(when, Tells.NEVER)) {
      say(out, "* 2 EXISTS");
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    hangUp();
  }

  /** Ends all connections. */
  void hangUp() {
    try {
      server.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
