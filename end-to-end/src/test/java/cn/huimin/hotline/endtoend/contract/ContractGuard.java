package cn.huimin.hotline.endtoend.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds every exchange against the contract, and remembers which answers were seen. Answers of
 * paths that are no part of the API (pages) are not looked at.
 */
public final class ContractGuard {

  private static final String PROBLEM = "/components/schemas/Problem";
  private static final Set<Integer> ANYWHERE = Set.of(404, 405, 406, 413, 415, 429, 500, 503);

  private final Contract contract;
  private final ConcurrentMap<String, Set<Integer>> seen = new ConcurrentHashMap<>();

  /** A guard that has seen nothing yet. */
  public ContractGuard(Contract contract) {
    this.contract = contract;
  }

  /** What the exchange does against the contract; empty if nothing. */
  public List<String> faults(Exchange exchange) {
    if (!isOfTheApi(exchange.path())) {
      return List.of();
    }
    var operation = contract.operation(exchange.method(), exchange.path());
    if (operation.isEmpty()) {
      return exchange.status() < 400
          ? List.of(exchange + ": not in the contract")
          : problemFaults(exchange);
    }
    seen.computeIfAbsent(operation.get().toString(), _ -> ConcurrentHashMap.newKeySet())
        .add(exchange.status());
    List<String> faults = new ArrayList<>(requestFaults(operation.get(), exchange));
    faults.addAll(responseFaults(operation.get(), exchange));
    return faults;
  }

  /** Statuses seen so far, by operation. */
  public Map<String, Set<Integer>> seen() {
    Map<String, Set<Integer>> copy = new TreeMap<>();
    seen.forEach((operation, statuses) -> copy.put(operation, new TreeSet<>(statuses)));
    return copy;
  }

  private static boolean isOfTheApi(String path) {
    return path.startsWith("/api/")
        || path.startsWith("/open311/")
        || path.startsWith("/actuator/")
        || path.endsWith(".yaml");
  }

  /** A body that was taken must be one that the contract allows. */
  private List<String> requestFaults(Operation operation, Exchange exchange) {
    var schema = operation.requestSchemas().get("application/json");
    if (exchange.requestBody() == null || schema == null || exchange.status() >= 300) {
      return List.of();
    }
    return prefixed(
        exchange + ": request was taken though", jsonFaults(schema, exchange.requestBody()));
  }

  private List<String> responseFaults(Operation operation, Exchange exchange) {
    var answer = operation.responses().get(exchange.status());
    if (answer == null) {
      return ANYWHERE.contains(exchange.status())
          ? problemFaults(exchange)
          : List.of(exchange + ": status is not documented; body " + exchange.responseBody());
    }
    if (exchange.contentType().startsWith("text/event-stream")) {
      return answer.schema(exchange.contentType()).isPresent()
          ? List.of()
          : List.of(exchange + ": no stream is documented");
    }
    var schema = answer.schema(exchange.contentType());
    if (schema.isEmpty()) {
      return answer.schemas().isEmpty() && exchange.responseBody().isEmpty()
          ? List.of()
          : List.of(exchange + ": content type '" + exchange.contentType() + "' is not documented");
    }
    return exchange.contentType().contains("json")
        ? prefixed(exchange.toString(), jsonFaults(schema.get(), exchange.responseBody()))
        : List.of();
  }

  private List<String> problemFaults(Exchange exchange) {
    if (!exchange.contentType().startsWith("application/problem+json")) {
      return List.of(
          exchange
              + ": an error is application/problem+json, not '"
              + exchange.contentType()
              + "'");
    }
    return prefixed(exchange.toString(), jsonFaults(PROBLEM, exchange.responseBody()));
  }

  /** What a JSON text does against the schema at a pointer. */
  public List<String> jsonFaults(String pointer, String json) {
    try {
      return contract.faults(pointer, JsonMapper.shared().readTree(json));
    } catch (JacksonException e) {
      return List.of("not JSON: " + e.getOriginalMessage());
    }
  }

  private static List<String> prefixed(String prefix, List<String> faults) {
    return faults.stream().map(fault -> prefix + " " + fault).toList();
  }
}
