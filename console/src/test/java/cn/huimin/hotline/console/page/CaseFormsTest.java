package cn.huimin.hotline.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.access.Doors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever a case offers somebody, its page has the form for it. */
class CaseFormsTest {

  private static final String CASE = "/api/v1/cases/{caseId}/";
  private static final Pattern FORM = Pattern.compile("th:case=\"'([a-z-]+)'\"");

  /** These have a page of their own, to which the page of the case leads. */
  private static final Set<String> ON_A_PAGE = Set.of("report", "review");

  /** Several units can be called together at once. */
  @Test
  void shouldSendAllThatWasChosenOfAList() {
    var sent = Map.of("unitIds", List.of("u-jck", "u-rsk"), "reason", List.of("由谁承办", "再一遍"));
    assertThat(ActionForm.body("consult", ActionForm.joined("consult", sent)))
        .containsEntry("unitIds", List.of("u-jck", "u-rsk"))
        .containsEntry("reason", "由谁承办");
  }

  @Test
  void shouldHaveAFormForEveryAction() throws IOException {
    var actions =
        Doors.all().stream()
            .map(door -> door.path())
            .filter(path -> path.startsWith(CASE))
            .map(path -> path.substring(CASE.length()))
            .filter(ActionForm::knows)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(actions).hasSizeGreaterThan(40).containsAll(ON_A_PAGE);
    var page = Files.readString(Path.of("src/main/resources/console-templates/case.html"));
    var forms =
        FORM.matcher(page)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    actions.removeAll(ON_A_PAGE);
    assertThat(forms).isEqualTo(actions);
    assertThat(page).contains("view.may('report')", "view.may('review')");
  }
}
