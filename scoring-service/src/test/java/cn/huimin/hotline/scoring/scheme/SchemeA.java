package cn.huimin.hotline.scoring.scheme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The schemes that ship, for tests. */
public final class SchemeA {

  private SchemeA() {}

  /** Its document. */
  public static String json() {
    return json("scheme-a");
  }

  /** Document of a scheme. */
  public static String json(String name) {
    try (var stream = SchemeA.class.getResourceAsStream("/policies/" + name + ".json")) {
      if (stream == null) {
        throw new IllegalStateException("platform ships no policies/" + name + ".json");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The scheme itself. */
  public static Scheme scheme() {
    return SchemeReader.read(json());
  }

  /** The scheme of the hotline (DOMAIN §7.2). */
  public static Scheme hotline() {
    return SchemeReader.read(json("scheme-b"));
  }
}
