package cn.huimin.hotline.architecture.surface;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** What the contract says is served: every path with its methods and its query parameters. */
public final class Surface {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final String REFERENCE = "$ref";

  /**
   * One operation.
   *
   * @param method HTTP method, upper case
   * @param path path with its parameters in braces
   * @param roles roles that may ask; empty where nobody signs in
   * @param query names of its query parameters
   * @param servedBy which service answers it
   */
  public record Endpoint(
      String method, String path, List<String> roles, List<String> query, String servedBy) {}

  private final Map<?, ?> page;

  private Surface(Map<?, ?> page) {
    this.page = page;
  }

  /** Every operation of a contract, in the order of the page. */
  public static List<Endpoint> of(Path contract) throws IOException {
    try (Reader text = Files.newBufferedReader(contract)) {
      Map<?, ?> page = new Yaml().load(text);
      return new Surface(page).endpoints();
    }
  }

  private List<Endpoint> endpoints() {
    var found = new ArrayList<Endpoint>();
    map(page, "paths")
        .forEach(
            (path, at) -> {
              var item = (Map<?, ?>) at;
              item.forEach(
                  (method, operation) -> {
                    if (METHODS.contains(String.valueOf(method))) {
                      found.add(
                          endpoint(
                              String.valueOf(path),
                              String.valueOf(method),
                              item,
                              (Map<?, ?>) operation));
                    }
                  });
            });
    return List.copyOf(found);
  }

  private Endpoint endpoint(String path, String method, Map<?, ?> item, Map<?, ?> operation) {
    var query = new ArrayList<String>();
    for (var parameters : List.of(list(item, "parameters"), list(operation, "parameters"))) {
      for (var parameter : parameters) {
        var said = resolved((Map<?, ?>) parameter);
        if ("query".equals(said.get("in"))) {
          query.add(String.valueOf(said.get("name")));
        }
      }
    }
    return new Endpoint(
        method.toUpperCase(Locale.ROOT),
        path,
        list(operation, "x-roles").stream().map(String::valueOf).toList(),
        List.copyOf(query),
        String.valueOf(operation.get("x-served-by")));
  }

  private Map<?, ?> resolved(Map<?, ?> said) {
    if (!(said.get(REFERENCE) instanceof String reference)) {
      return said;
    }
    Map<?, ?> at = page;
    for (var step : reference.substring("#/".length()).split("/", -1)) {
      at = map(at, step);
    }
    return at;
  }

  private static Map<?, ?> map(Map<?, ?> in, String name) {
    return (Map<?, ?>) Objects.requireNonNull(in.get(name), name);
  }

  private static List<?> list(Map<?, ?> in, String name) {
    return in.get(name) instanceof List<?> list ? list : List.of();
  }
}
