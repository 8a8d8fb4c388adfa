package cn.huimin.hotline.intake.attachment;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speaks to clamd: INSTREAM over TCP, one connection for each file. */
final class ClamScanner {

  private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
  private static final int CHUNK = 1 << 16;
  private static final int LONGEST_ANSWER = 4_096;

  private final String host;
  private final int port;
  private final int patience;

  ClamScanner(String host, int port, Duration patience) {
    this.host = host;
    this.port = port;
    this.patience = (int) patience.toMillis();
  }

  /**
   * Whether a file is clean.
   *
   * @throws IOException if there is no answer, or none that says so or not
   */
  boolean isClean(byte[] file) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), patience);
      socket.setSoTimeout(patience);
      var out = new DataOutputStream(socket.getOutputStream());
      out.write(COMMAND);
      for (int at = 0; at < file.length; at += CHUNK) {
        int length = Math.min(CHUNK, file.length - at);
        out.writeInt(length);
        out.write(file, at, length);
      }
      out.writeInt(0);
      out.flush();
      var answer = answer(socket.getInputStream());
      if (answer.endsWith(" OK")) {
        return true;
      }
      if (answer.endsWith(" FOUND")) {
        return false;
      }
      // What it says may name a file or a limit, never content; it is told to nobody.
      throw new IOException("the scanner could not say");
    }
  }

  private static String answer(InputStream in) throws IOException {
    var answer = new ByteArrayOutputStream();
    for (int b = in.read(); b > 0 && answer.size() < LONGEST_ANSWER; b = in.read()) {
      answer.write(b);
    }
    return answer.toString(StandardCharsets.UTF_8).strip();
  }
}
