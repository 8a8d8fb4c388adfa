package cn.huimin.hotline.endtoend.served;

import cn.huimin.hotline.endtoend.house.House;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What the two services with a door really serve, asked of Spring. */
public final class Endpoints {

  /** The services people reach. */
  private static final List<String> SERVICES = List.of("intake-service", "console");

  /** Inner paths that the console never relays, and what Spring adds for errors. */
  private static final Pattern INNER = Pattern.compile("/internal/.*|/error");

  private static final String ANY_BELOW = "/**";

  private Endpoints() {}

  /**
   * One mapping.
   *
   * @param service whose
   * @param method HTTP method
   * @param path path pattern
   */
  public record Endpoint(String service, String method, String path) {

    /** Whether it takes whatever lies below a path, as a relay does. */
    public boolean relays() {
      return path.endsWith(ANY_BELOW);
    }

    /** Those of the given "METHOD /path/{}" names that this mapping would take. */
    public List<String> concreteNames(Set<String> names) {
      var pattern =
          Pattern.compile(
              Pattern.quote(method + " ")
                  + nameless(path).replace("{}", "[^/]+").replace(ANY_BELOW, "(/.*)?"));
      return names.stream().filter(name -> pattern.matcher(name).matches()).toList();
    }

    @Override
    public String toString() {
      return method + " " + path + " of " + service;
    }
  }

  /** Every endpoint of both services that people can reach. */
  public static List<Endpoint> of(House house) {
    return SERVICES.stream().flatMap(service -> of(house, service)).distinct().toList();
  }

  private static Stream<Endpoint> of(House house, String service) {
    return house
        .context(service)
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .flatMap(info -> of(service, info))
        .filter(endpoint -> !INNER.matcher(endpoint.path()).matches());
  }

  private static Stream<Endpoint> of(String service, RequestMappingInfo info) {
    var methods = info.getMethodsCondition().getMethods();
    var asked = methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods;
    return info.getPatternValues().stream()
        .flatMap(path -> asked.stream().map(m -> new Endpoint(service, m.name(), path)));
  }

  /** A path whose parameters have lost their names: {@code /cases/{}}. */
  public static String nameless(String path) {
    return path.replaceAll("\\{[^}]+}", "{}");
  }
}
