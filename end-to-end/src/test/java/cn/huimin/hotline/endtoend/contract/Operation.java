package cn.huimin.hotline.endtoend.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One operation of the contract.
 *
 * @param method HTTP method, upper case
 * @param path path with its parameters in braces
 * @param id its operationId
 * @param servedBy service behind the console that answers it
 * @param open whether it needs no sign-in
 * @param roles roles that get past the door; empty where it is open
 * @param requestSchemas pointer of the request's schema, by media type
 * @param responses what may be answered, by status
 */
public record Operation(
    String method,
    String path,
    String id,
    String servedBy,
    boolean open,
    List<String> roles,
    Map<String, String> requestSchemas,
    Map<Integer, Answer> responses) {

  /**
   * A documented answer.
   *
   * @param schemas pointer of the body's schema, by media type; empty for an answer without body
   */
  public record Answer(Map<String, String> schemas) {

    /** Pointer of the schema for a content type as a server writes it. */
    public Optional<String> schema(String contentType) {
      var mediaType = contentType.split(";", 2)[0].strip();
      return Optional.ofNullable(schemas.get(mediaType));
    }
  }

  /** Whether a path without parameters in braces is one of this operation's. */
  public boolean matches(String concretePath) {
    return pattern().matcher(concretePath).matches();
  }

  /** How many parameters the path has: of two paths that match, the one with fewer is meant. */
  public int parameters() {
    return (int) path.chars().filter(c -> c == '{').count();
  }

  private Pattern pattern() {
    return Pattern.compile("\\Q" + path.replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q") + "\\E");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
