package cn.huimin.hotline.endtoend.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.huimin.hotline.endtoend.contract.Contract;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.InTheHouse;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page and the running services say the same, both ways. */
@Order(7)
@ExtendWith(InTheHouse.class)
class ServedContractIT {

  private static final Map<String, String> SERVICES =
      Map.of("intake", "intake-service", "console", "console");

  private final House house;
  private final Contract contract = Contract.published();

  ServedContractIT(House house) {
    this.house = house;
  }

  @Test
  void shouldServeEveryOperationOfThePage() {
    var endpoints = Endpoints.of(house);
    for (var operation : contract.operations()) {
      var name = Set.of(operation.method() + " " + Endpoints.nameless(operation.path()));
      var service = SERVICES.get(operation.servedBy());
      assertThat(endpoints)
          .as("%s is served by %s", operation, service)
          .anyMatch(e -> e.service().equals(service) && !e.concreteNames(name).isEmpty());
    }
  }

  @Test
  void shouldDocumentEverythingThatIsServed() {
    Set<String> documented =
        contract.operations().stream()
            .map(o -> o.method() + " " + Endpoints.nameless(o.path()))
            .collect(Collectors.toSet());
    assertThat(Endpoints.of(house))
        .filteredOn(e -> e.path().startsWith("/api/") || e.path().endsWith(".yaml"))
        .filteredOn(e -> !e.relays())
        .allSatisfy(e -> assertThat(e.concreteNames(documented)).as(e.toString()).isNotEmpty());
  }

  @Test
  void shouldPublishThePageAsItIsInTheRepository() {
    var served = house.visitor().get("/openapi.yaml").expect(200).text();
    assertThat(served).isEqualTo(contract.text());
  }

  @Test
  void shouldPublishTheTopicsAsTheyAreInTheRepository() throws IOException {
    var served = house.visitor().get("/asyncapi.yaml").expect(200).text();
    assertThat(served).isEqualTo(Files.readString(Path.of("../docs/asyncapi.yaml")));
  }

  /** As the page shows it, with curl and openssl, run by a shell. */
  @Test
  void shouldTakeThePushOfThePage(@TempDir Path temp) throws IOException, InterruptedException {
    assumeTrue(
        Stream.of("curl", "openssl", "bash").allMatch(ServedContractIT::isInstalled),
        "the example wants bash, curl and openssl");
    var page = contract.text();
    var begin = page.indexOf("BODY='{\"orderNum\"");
    var example =
        page.substring(begin, page.indexOf("```", begin))
            .replace("http://localhost:8080", house.address().toString());
    var script = Files.writeString(temp.resolve("push.sh"), "set -eu\n" + example);
    var answer = temp.resolve("answer");
    var run =
        new ProcessBuilder("bash", script.toString())
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile())
            .start();
    assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(answer)).contains("\"caseNumber\"", "\"lookUpCode\"");
    assertThat(run.exitValue()).isZero();
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  @Test
  void shouldNotKnowAnActionThatIsNotOnThePage() {
    house
        .as("operator")
        .post("/api/v1/cases/00000000-0000-5000-8000-000000000000/levitate", Map.of())
        .expect(404);
  }
}
