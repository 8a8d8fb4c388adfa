package cn.huimin.hotline.standalone.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class PersonOptionsTest {

  private static PersonOptions parse(String line) {
    return PersonOptions.parse(List.of(line.split(" ")));
  }

  @Test
  void shouldTakeACaseOrAskForThePhone() {
    assertThat(parse("erase --case 20260302-00012 --reason asked --yes --data a --data b"))
        .isEqualTo(
            new PersonOptions(
                true,
                PersonOptions.By.CASE,
                "20260302-00012",
                "asked",
                "dataofficer",
                null,
                List.of(Path.of("a"), Path.of("b"))));
    var export = parse("export --phone --reason asked --user li --url http://localhost:1");
    assertThat(export.erase()).isFalse();
    assertThat(export.caseId()).isNull();
    assertThat(export.by()).isEqualTo(PersonOptions.By.PHONE);
    assertThat(parse("export --email --reason asked").by()).isEqualTo(PersonOptions.By.EMAIL);
    assertThat(parse("export --home --reason asked").by()).isEqualTo(PersonOptions.By.HOME);
    assertThat(export.user()).isEqualTo("li");
    assertThat(export.url()).isEqualTo(URI.create("http://localhost:1"));
  }

  @ParameterizedTest
  @CsvSource({
    "erase --reason x --yes, needs one of --case CASE",
    "erase --case a --phone --reason x --yes, needs one of --case CASE",
    "export --email --phone --reason x, needs one of --case CASE",
    "export --phone, needs --reason TEXT",
    "erase --phone --reason x, add --yes",
    "export --phone 13800001234 --reason x, does not know '13800001234'",
    "export --case, --case needs a value"
  })
  void shouldRefuseEverythingElse(String line, String why) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(CannotRunException.class)
        .hasMessageContaining(why);
  }

  @Test
  void shouldTellWhatWasErased() {
    var answer =
        JsonMapper.shared()
            .readTree(
                """
                {"caseNumbers": ["n-1"], "texts": 2, "attachments": 0, "drafts": 1, "mails": 3, "rows": 4}
                """);
    assertThat(PersonMain.erased(answer))
        .isEqualTo("erased: 1 cases (n-1), 2 texts, 0 attachments, 1 drafts, 3 mails, 4 rows");
  }
}
