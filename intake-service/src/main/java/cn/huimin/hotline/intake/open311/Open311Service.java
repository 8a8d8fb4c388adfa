package cn.huimin.hotline.intake.open311;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A kind of matter that can be handed in (DOMAIN §4, level 1).
 *
 * @param code its code in URLs
 * @param name its name, the category of level 1
 * @param keywords words people look for, with commas between
 * @param description what belongs to it
 */
record Open311Service(String code, String name, String keywords, String description) {

  private static final String FILE = "services.json";
  private static final List<Open311Service> ALL = load();

  static List<Open311Service> all() {
    return ALL;
  }

  static Optional<Open311Service> of(String code) {
    return ALL.stream().filter(service -> service.code().equals(code)).findFirst();
  }

  private static List<Open311Service> load() {
    try (var stream = Open311Service.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException(FILE + " is missing from the jar");
      }
      return List.copyOf(
          JsonMapper.shared().readValue(stream, new TypeReference<List<Open311Service>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
