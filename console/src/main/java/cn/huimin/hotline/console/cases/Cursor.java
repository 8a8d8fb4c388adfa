package cn.huimin.hotline.console.cases;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: opaque outside.
 *
 * @param at moment the last row was sorted by; null for rows without one, which come last
 * @param id id of the last row
 */
public record Cursor(@Nullable Instant at, String id) {

  private static final String SEPARATOR = "|";

  /** The cursor as it goes out. */
  public String encoded() {
    var text = (at == null ? "" : at.toString()) + SEPARATOR + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A cursor that came back.
   *
   * @throws Refusal if it is none of ours
   */
  public static Cursor decoded(String encoded) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
      int separator = text.indexOf(SEPARATOR);
      if (separator >= 0) {
        var at = text.substring(0, separator);
        return new Cursor(at.isEmpty() ? null : Instant.parse(at), text.substring(separator + 1));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refusal();
    }
    throw refusal();
  }

  private static Refusal refusal() {
    return new Refusal(ProblemCode.BAD_PARAMETER, "参数 after 不是上一页给出的 next");
  }
}
