package cn.huimin.hotline.endtoend.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.endtoend.contract.Contract;
import cn.huimin.hotline.endtoend.contract.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The matrix is whole and agrees with the contract, before any service runs. */
class RightsTest {

  private final Rights rights = Rights.published();
  private final Contract contract = Contract.published();

  @Test
  void shouldHaveARowForEveryOperation() {
    assertThat(contract.operations())
        .allSatisfy(operation -> assertThat(rights.byEndpoint()).containsKey(operation.toString()));
  }

  @Test
  void shouldRefuseSomebodyEverywhereThatIsNotOpen() {
    for (var rows : rights.byEndpoint().values()) {
      if (rows.getFirst().open()) {
        assertThat(rows).singleElement().satisfies(row -> assertThat(row.denies()).isFalse());
      } else {
        assertThat(rows)
            .as(rows.getFirst().endpoint())
            .allSatisfy(row -> assertThat(row.allowed().get(Rights.NOBODY)).isFalse());
      }
    }
  }

  @Test
  void shouldOpenWhatTheContractOpensAndNothingElseOfTheApi() {
    Set<String> open =
        contract.operations().stream()
            .filter(Operation::open)
            .map(Operation::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> openRows =
        rights.rows().stream()
            .filter(row -> row.open() && isOfTheContract(row.endpoint()))
            .map(Rights.Row::endpoint)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(openRows).isEqualTo(open);
  }

  private boolean isOfTheContract(String endpoint) {
    return contract.operations().stream().anyMatch(o -> o.toString().equals(endpoint));
  }

  @Test
  void shouldLetInTheRolesThatTheContractNames() {
    Map<String, List<Rights.Row>> byEndpoint = rights.byEndpoint();
    for (var operation : contract.operations()) {
      if (!operation.open()) {
        Set<String> letIn = new TreeSet<>();
        byEndpoint
            .get(operation.toString())
            .forEach(
                row ->
                    row.allowed()
                        .forEach(
                            (role, allowed) -> {
                              if (allowed) {
                                letIn.add(role);
                              }
                            }));
        assertThat(letIn)
            .as("x-roles of %s", operation)
            .isEqualTo(new TreeSet<>(operation.roles()));
      }
    }
  }

  @Test
  void shouldTellUnitsApartWhereACaseIsNamed() {
    for (var set : rights.byEndpoint().entrySet()) {
      if (set.getKey().contains("{caseId}")) {
        assertThat(set.getValue().stream().map(Rights.Row::kind))
            .as(set.getKey())
            .contains("own", "below", "other");
      }
    }
  }

  @Test
  void shouldNameTheLineThatIsWrong() {
    assertThatThrownBy(() -> Rights.parse("method,path,case,nobody\nGET,/x,-,maybe\n"))
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> Rights.parse("method,path,case,nobody\nGET,/x,mine,deny\n"))
        .hasMessageContaining("unknown case 'mine'");
  }
}
