package cn.huimin.hotline.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.access.Doors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever a case offers somebody, its page has the form for it. */
class CaseFormsTest {

  private static final String CASE = "/api/v1/cases/{caseId}/";
  private static final Pattern FORM = Pattern.compile("th:case=\"'([a-z-]+)'\"");

  private static final Path TEMPLATES = Path.of("src", "main", "resources", "console-templates");
  private static final Pattern FORMS =
      Pattern.compile(
          "<form\\b[^>]*th:action=\"@\\{/cases/\\{id}/([a-z-]+)\\([^>]*>(.*?)</form>",
          Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("\\sname=\"([A-Za-z]+)\"");
  private static final Pattern INCLUDED =
      Pattern.compile("~\\{forms :: ([a-zA-Z]+)(\\(.*?\\))?}\"");
  private static final Pattern LITERAL = Pattern.compile("'([A-Za-z]+)'");

  private static final Pattern BODY = Pattern.compile("schemas/(\\w+Action)'");
  private static final Pattern SCHEMA = Pattern.compile("\n    \\w+:");
  private static final Pattern FIELD = Pattern.compile("\n        (\\w+):");

  /** Where one of these is asked for, a note has nothing to add. */
  private static final Set<String> WORDS =
      Set.of(
          "reason",
          "words",
          "answer",
          "order",
          "proof",
          "publicAnswer",
          "supplement",
          "internalAnswer",
          "parts");

  /** Fields of the contract that no page asks for, and why. */
  private static final Map<String, String> WITHOUT_INPUT =
      Map.of("sign note", "signed by one tap, DOMAIN §1");

  /** These have a page of their own, to which the page of the case leads. */
  private static final Set<String> ON_A_PAGE = Set.of("report", "review");

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

  /** What the contract lets a program say, a person can say on a page. */
  @Test
  void shouldHaveAnInputForEveryFieldOfTheContract() throws IOException {
    var all = new StringBuilder();
    try (var files = Files.list(TEMPLATES)) {
      for (var file : files.sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    var templates = all.toString();
    var inputs = new TreeMap<String, Set<String>>();
    FORMS
        .matcher(templates)
        .results()
        .forEach(
            form ->
                inputs
                    .computeIfAbsent(form.group(1), _ -> new TreeSet<>())
                    .addAll(names(form.group(2), templates)));
    inputs
        .getOrDefault("report", new TreeSet<>())
        .addAll(literals(Files.readString(TEMPLATES.resolve("report.html"))));
    var missing = new TreeSet<String>();
    contract()
        .forEach(
            (action, fields) -> {
              var there = inputs.getOrDefault(action, Set.of());
              fields.stream()
                  .filter(
                      field -> !there.contains(field) || !ActionForm.fields(action).contains(field))
                  .filter(
                      field -> !(field.equals("note") && there.stream().anyMatch(WORDS::contains)))
                  .map(field -> action + " " + field)
                  .forEach(missing::add);
            });
    assertThat(missing).isSubsetOf(WITHOUT_INPUT.keySet());
  }

  /** Names of the inputs of a form, with those of the fragments it takes in. */
  private static Set<String> names(String form, String templates) {
    var names = new TreeSet<String>();
    NAME.matcher(form).results().forEach(found -> names.add(found.group(1)));
    INCLUDED
        .matcher(form)
        .results()
        .forEach(
            found -> {
              if (found.group(1).equals("pick")) {
                names.addAll(literals(found.group(2)));
              } else {
                var from = templates.indexOf("th:fragment=\"" + found.group(1) + "(");
                if (from >= 0) {
                  var fragment = templates.substring(from + 1);
                  names.addAll(
                      names(fragment.substring(0, fragment.indexOf("th:fragment=")), templates));
                }
              }
            });
    return names;
  }

  private static Set<String> literals(String text) {
    return LITERAL
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Fields of the body of each action of a case, as the published page has them. */
  private static Map<String, Set<String>> contract() throws IOException {
    var page = Files.readString(Path.of("..", "docs", "openapi.yaml"));
    var fields = new TreeMap<String, Set<String>>();
    for (var path : page.split("\n  (?=/)", -1)) {
      var action = path.startsWith(CASE) ? path.substring(CASE.length(), path.indexOf(':')) : "";
      var body = BODY.matcher(path);
      if (ActionForm.knows(action) && body.find()) {
        fields.put(action, fields(page, body.group(1)));
      }
    }
    assertThat(fields).hasSizeGreaterThan(40);
    assertThat(fields.get("sign")).containsExactly("note");
    return fields;
  }

  private static Set<String> fields(String page, String schema) {
    int from = page.indexOf("\n    " + schema + ":\n") + 1;
    var next = SCHEMA.matcher(page);
    int end = next.find(from) ? next.start() : page.length();
    return FIELD
        .matcher(page.substring(from, end))
        .results()
        .map(field -> field.group(1))
        .filter(field -> !field.equals("expectedVersion"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
