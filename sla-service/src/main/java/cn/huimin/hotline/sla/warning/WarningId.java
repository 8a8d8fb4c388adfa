package cn.huimin.hotline.sla.warning;

import cn.huimin.hotline.platform.id.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Ids of warnings: rule, scope in Base64 for URLs, and a hash of what raised it, with dots between.
 * So who holds an id can be led to the scope that knows the warning.
 */
public final class WarningId {

  private static final int HASH = 12;

  private WarningId() {}

  /**
   * The id of a warning.
   *
   * @param rule its rule
   * @param scope its scope, for example {@code unit/u-1}
   * @param cause what raised it
   */
  public static String of(String rule, String scope, String cause) {
    var hash = Ids.uuid5(scope, rule, cause).replace("-", "");
    return rule
        + "."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(scope.getBytes(StandardCharsets.UTF_8))
        + "."
        + hash.substring(0, HASH);
  }

  /** The rule in an id that {@link #of} made. */
  static String rule(String id) {
    return id.substring(0, id.indexOf('.'));
  }

  /** The scope in an id; empty where it is none. */
  public static Optional<String> scope(String id) {
    var parts = id.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
