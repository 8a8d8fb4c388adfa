package cn.huimin.hotline.endtoend.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page is sound by itself, before any service runs. */
class ContractPageTest {

  private final Contract contract = Contract.published();

  @Test
  void shouldKeepItsOwnExamples() {
    List<String> faults = new ArrayList<>();
    for (var operation : contract.operations()) {
      for (var request : operation.requestSchemas().values()) {
        faults.addAll(exampleFaults(operation + " request", request));
      }
      for (var response : operation.responses().entrySet()) {
        for (var schema : response.getValue().schemas().values()) {
          faults.addAll(exampleFaults(operation + " " + response.getKey(), schema));
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private List<String> exampleFaults(String where, String schemaPointer) {
    var owner = schemaPointer.substring(0, schemaPointer.lastIndexOf('/'));
    var example = contract.page().at(owner + "/example");
    return example.isMissingNode()
        ? List.of()
        : contract.faults(schemaPointer, example).stream().map(f -> where + ": " + f).toList();
  }

  @Test
  void shouldRefuseABodyThatIsNotDocumented() {
    var body =
        JsonMapper.shared()
            .readTree(
                """
                {"caseId": "c", "caseNumber": "n", "version": "three", "state": "DONE", "extra": 1}
                """);
    assertThat(contract.faults("/components/schemas/CaseAfter", body))
        .as("wrong type, unknown word, unknown field")
        .hasSize(3);
  }

  @Test
  void shouldRefuseATimeWithoutOffset() {
    var body = JsonMapper.shared().readTree("\"2026-03-02T09:15:00\"");
    assertThat(contract.faults("/components/schemas/Instant", body)).isNotEmpty();
  }

  @Test
  void shouldSayForEveryOperationWhoServesItAndWhoMay() {
    for (var operation : contract.operations()) {
      assertThat(operation.servedBy()).as("%s: x-served-by", operation).isIn("intake", "console");
      assertThat(operation.id()).as("%s: operationId", operation).isNotEmpty();
      if (operation.open()) {
        assertThat(operation.roles()).as("%s is open", operation).isEmpty();
      } else {
        assertThat(operation.roles()).as("%s: x-roles", operation).isNotEmpty();
        assertThat(operation.responses()).as("%s: refusals", operation).containsKeys(401, 403);
      }
    }
  }

  @Test
  void shouldNameEveryCodeInItsTable() {
    var codes = contract.page().at("/components/schemas/ProblemCode");
    Set<String> listed = new TreeSet<>();
    codes.path("enum").forEach(code -> listed.add(code.asString()));
    Set<String> explained = new TreeSet<>();
    codes
        .path("description")
        .asString()
        .lines()
        .map(line -> line.split("\\|"))
        .filter(cells -> cells.length > 2 && cells[2].strip().matches("\\d+"))
        .forEach(cells -> explained.add(cells[1].strip()));
    assertThat(explained).isEqualTo(listed);
  }

  @Test
  void shouldUseEveryComponentItHolds() {
    Set<String> used = new HashSet<>();
    collectRefs(contract.page(), used);
    List<String> idle = new ArrayList<>();
    for (var group : List.of("schemas", "responses", "parameters")) {
      for (var name : contract.page().at("/components/" + group).propertyNames()) {
        var ref = "#/components/" + group + "/" + name;
        if (!used.contains(ref)) {
          idle.add(ref);
        }
      }
    }
    assertThat(idle).isEmpty();
    assertThat(used)
        .allSatisfy(
            ref ->
                assertThat(contract.page().at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
  }

  private static void collectRefs(JsonNode node, Set<String> into) {
    if (node.has("$ref")) {
      into.add(node.path("$ref").asString());
    }
    node.forEach(child -> collectRefs(child, into));
  }
}
