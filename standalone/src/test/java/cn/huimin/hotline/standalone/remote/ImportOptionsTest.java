package cn.huimin.hotline.standalone.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportOptionsTest {

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void writeAFile() throws IOException {
    file = Files.writeString(folder.resolve("day.csv"), "工单编号\n");
  }

  @Test
  void shouldTakeFilesAndOptionsInAnyOrder() {
    var options =
        ImportOptions.parse(
            List.of("--user", "admin", file.toString(), "--dry-run", "--data", "a", "--data", "b"));

    assertThat(options)
        .isEqualTo(
            new ImportOptions(
                List.of(file),
                null,
                null,
                true,
                null,
                "admin",
                null,
                List.of(Path.of("a"), Path.of("b"))));
  }

  @Test
  void shouldFollowOrCancelOneOfBefore() {
    assertThat(ImportOptions.parse(List.of("--cancel", "3d3f-8a2e")).cancel())
        .isEqualTo("3d3f-8a2e");
    assertThat(ImportOptions.parse(List.of("--follow", "3d3f-8a2e")).follow())
        .isEqualTo("3d3f-8a2e");
    assertThatThrownBy(() -> ImportOptions.parse(List.of("--cancel", "3d3f", file.toString())))
        .isInstanceOf(CannotRunException.class)
        .hasMessageContaining("and no file");
  }

  @Test
  void shouldImportAsTheOperatorUnlessToldOtherwise() {
    assertThat(ImportOptions.parse(List.of(file.toString())).user()).isEqualTo("operator");
  }

  @Test
  void shouldNameTheMappingOfACityToTheHouse() {
    var options = ImportOptions.parse(List.of(file.toString(), "--mapping", "某市 2026"));

    assertThat(options.mapping()).isEqualTo("某市 2026");
    assertThat(HouseClient.importPath(true, options.mapping()))
        .isEqualTo("/api/v1/work-orders/import?dryRun=true&mapping=%E6%9F%90%E5%B8%82+2026");
    assertThat(HouseClient.importPath(false, null))
        .isEqualTo("/api/v1/work-orders/import?dryRun=false");
  }

  @Test
  void shouldTakeAnAddress() {
    assertThat(ImportOptions.parse(List.of(file.toString(), "--url", "http://h:81")).url())
        .isEqualTo(URI.create("http://h:81"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--dry-run           | import needs a file",
        "no-such-file.csv    | there is no file no-such-file.csv",
        "--user              | --user needs a value",
        "--cancel            | --cancel needs a value",
        "--cancel ../x       | --cancel takes the id of an import",
        "--follow a --cancel b | take the id of one import",
        "--follow a --dry-run | take the id of one import",
        "--mapping           | --mapping needs a value",
        "--faster            | does not know '--faster'",
        "--url localhost     | --url takes an address such as",
        "--url ftp://h/      | --url takes an address such as",
      })
  void shouldSayWhatIsWrong(String arguments, String reason) {
    assertThatThrownBy(() -> ImportOptions.parse(List.of(arguments.split(" "))))
        .isInstanceOf(CannotRunException.class)
        .hasMessageContaining(reason);
  }
}
