package cn.huimin.hotline.endtoend.contract;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The page {@code docs/openapi.yaml}: its operations, and whether a body keeps to its schema. */
public final class Contract {

  private static final String ADDRESS = "https://hotline.example/openapi.yaml";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final String text;
  private final JsonNode page;
  private final SchemaRegistry schemas;
  private final List<Operation> operations;

  private Contract(String yaml) {
    this.text = yaml;
    this.page = new YAMLMapper().readTree(yaml);
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            Dialects.getOpenApi31(),
            builder ->
                builder
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build())
                    .schemas(Map.of(ADDRESS, page.toString())));
    this.operations = operations(page);
  }

  /** The page as it is published. */
  public static Contract published() {
    try (InputStream in = Contract.class.getResourceAsStream("/openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("docs/openapi.yaml is not on the class path");
      }
      return new Contract(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All operations, in the order of the page. */
  public List<Operation> operations() {
    return operations;
  }

  /** The page as it is written. */
  public String text() {
    return text;
  }

  /** The page itself. */
  public JsonNode page() {
    return page;
  }

  /** The operation a request is for: the one that says most of its path by itself. */
  public Optional<Operation> operation(String method, String concretePath) {
    return operations.stream()
        .filter(o -> o.method().equals(method) && o.matches(concretePath))
        .max(
            Comparator.comparingInt((Operation o) -> o.path().replaceAll("\\{[^}]+}", "").length())
                .thenComparing(Operation::parameters, Comparator.reverseOrder()));
  }

  /**
   * What is wrong with a body by the schema at a pointer such as {@code /components/schemas/Case}.
   */
  public List<String> faults(String pointer, JsonNode body) {
    return schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer)).validate(body).stream()
        .map(e -> e.getInstanceLocation() + ": " + e.getMessage())
        .toList();
  }

  private static List<Operation> operations(JsonNode page) {
    List<Operation> found = new ArrayList<>();
    for (var path : page.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          found.add(operation(page, path.getKey(), method.getKey(), method.getValue()));
        }
      }
    }
    return List.copyOf(found);
  }

  private static Operation operation(JsonNode page, String path, String method, JsonNode node) {
    var here = "/paths/" + escaped(path) + "/" + method;
    Map<Integer, Operation.Answer> responses = new LinkedHashMap<>();
    for (var response : node.path("responses").properties()) {
      var at = resolved(page, here + "/responses/" + response.getKey());
      responses.put(
          Integer.valueOf(response.getKey()), new Operation.Answer(schemaPointers(page, at)));
    }
    List<String> roles = new ArrayList<>();
    node.path("x-roles").forEach(role -> roles.add(role.asString()));
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        node.path("operationId").asString(),
        node.path("x-served-by").asString(),
        node.has("security") && node.path("security").isEmpty(),
        List.copyOf(roles),
        schemaPointers(page, here + "/requestBody"),
        responses);
  }

  private static Map<String, String> schemaPointers(JsonNode page, String owner) {
    Map<String, String> pointers = new LinkedHashMap<>();
    for (var media : page.at(owner + "/content").properties()) {
      if (media.getValue().has("schema")) {
        pointers.put(media.getKey(), owner + "/content/" + escaped(media.getKey()) + "/schema");
      }
    }
    return pointers;
  }

  /** Follows one {@code $ref} of a response, which the page keeps in its components. */
  private static String resolved(JsonNode page, String pointer) {
    var ref = page.at(pointer).path("$ref");
    return ref instanceof MissingNode ? pointer : ref.asString().substring(1);
  }

  private static String escaped(String step) {
    return step.replace("~", "~0").replace("/", "~1");
  }
}
