package cn.huimin.hotline.scoring.scheme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The scheme that ships, for tests. */
public final class SchemeA {

  private SchemeA() {}

  /** Its document. */
  public static String json() {
    try (var stream = SchemeA.class.getResourceAsStream("/policies/scheme-a.json")) {
      if (stream == null) {
        throw new IllegalStateException("platform ships no policies/scheme-a.json");
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
}
