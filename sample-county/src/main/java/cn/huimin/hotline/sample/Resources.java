package cn.huimin.hotline.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** The files of this module, found on the class path under {@code sample-county/}. */
final class Resources {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Resources() {}

  static <T> T json(String name, Class<T> type) {
    return parse(text(name), type);
  }

  static <T> T parse(String json, Class<T> type) {
    return JSON.readValue(json, type);
  }

  static String text(String name) {
    try (InputStream in = Resources.class.getResourceAsStream("/sample-county/" + name)) {
      if (in == null) {
        throw new IllegalStateException("sample-county/" + name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read sample-county/" + name, e);
    }
  }
}
