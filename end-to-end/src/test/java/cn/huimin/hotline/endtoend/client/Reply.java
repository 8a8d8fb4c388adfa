package cn.huimin.hotline.endtoend.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What came back.
 *
 * @param request method and path, for messages
 * @param status HTTP status
 * @param headers headers, names in lower case
 * @param text body as it came
 */
public record Reply(String request, int status, Map<String, List<String>> headers, String text) {

  /** Value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Content type, empty without one. */
  public String contentType() {
    return header("content-type").orElse("");
  }

  /** Whether the body is JSON. */
  public boolean isJson() {
    return contentType().contains("json");
  }

  /** The body as JSON; missing where there is none. */
  public JsonNode json() {
    return text.isBlank() ? MissingNode.getInstance() : JsonMapper.shared().readTree(text);
  }

  /** A text at a pointer such as {@code /unit/id}; empty where there is none. */
  public String text(String pointer) {
    return json().at(pointer).asString("");
  }

  /** A number at a pointer. */
  public long number(String pointer) {
    return json().at(pointer).asLong();
  }

  /** Elements of the array at a pointer. */
  public List<JsonNode> list(String pointer) {
    return StreamSupport.stream(json().at(pointer).spliterator(), false).toList();
  }

  /** This reply, if it has the status. */
  public Reply expect(int expected) {
    assertThat(status).as("%s answered %s", request, text).isEqualTo(expected);
    return this;
  }

  /** This reply, if it is a problem of this status and code. */
  public Reply expectProblem(int expected, String code) {
    expect(expected);
    assertThat(contentType()).as(request).startsWith("application/problem+json");
    assertThat(text("/code")).as("%s answered %s", request, text).isEqualTo(code);
    return this;
  }

  /** Fields that a refusal of bad input names. */
  public List<String> fieldsNamed() {
    return list("/errors").stream().map(error -> error.path("field").asString("")).toList();
  }
}
