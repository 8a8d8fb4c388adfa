package cn.huimin.hotline.scoring.unityear;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.scoring.ledger.Card;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Item;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.SchemeA;
import cn.huimin.hotline.scoring.scheme.SchemeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The pages of docs/worked-examples, row by row. */
class WorkedExamplesTest {

  private static final Path PAGES = Path.of("..", "docs", "worked-examples");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int OF_AN_ITEM = 4;
  private static final int OF_A_RESULT = 8;

  /**
   * A row of a page.
   *
   * @param page scheme document, as in scheme-a
   * @param under heading it stands under: an item, or Result
   * @param cells as written, without ticks
   */
  record Row(String page, String under, List<String> cells) {

    @Override
    public String toString() {
      return page + " " + under + ": " + cells.getFirst();
    }
  }

  static Stream<Row> items() {
    return rows().filter(row -> !row.under().equals("Result"));
  }

  static Stream<Row> results() {
    return rows().filter(row -> row.under().equals("Result"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("items")
  void shouldGiveWhatThePageSays(Row row) {
    assertThat(row.cells()).hasSize(OF_AN_ITEM);
    var card = card(row.page(), "", row.cells().get(1), row.cells().get(2));
    assertThat(value(card, row.under())).hasToString(row.cells().get(3));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("results")
  void shouldMakeTheResultThatThePageSays(Row row) {
    assertThat(row.cells()).hasSize(OF_A_RESULT);
    var card = card(row.page(), row.cells().get(1), row.cells().get(2), row.cells().get(3));
    assertThat(
            Stream.of(card.base(), card.scaled(), card.demandsCounted(), card.result())
                .map(Fraction::toString)
                .toList())
        .isEqualTo(row.cells().subList(4, OF_A_RESULT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"scheme-a", "scheme-b"})
  void shouldHaveTwoExamplesOfEveryItemAndItsLimits(String page) {
    for (var item : scheme(page).items()) {
      var values =
          items()
              .filter(row -> row.page().equals(page) && row.under().equals(item.id()))
              .map(row -> row.cells().getLast())
              .toList();
      assertThat(values.stream().distinct().count()).as(item.id()).isGreaterThanOrEqualTo(2);
      assertThat(values).as(item.id() + " at its limits").containsAll(limits(item));
    }
  }

  /** A scheme, its copy read again, and its readings: no item is without. */
  @ParameterizedTest
  @ValueSource(strings = {"scheme-a", "scheme-b"})
  void shouldSayHowEveryItemIsRead(String page) {
    assertThat(scheme(page).readings()).isNotEmpty();
    assertThat(scheme(page).items())
        .allSatisfy(item -> assertThat(item.readings()).as(item.id()).isNotEmpty());
  }

  private static List<String> limits(Item item) {
    var limits = new ArrayList<String>();
    if (item.floor() != null) {
      limits.add(item.floor().toString());
    }
    if (item.cap() != null) {
      limits.add(item.cap().toString());
    }
    item.rate().ifPresent(rate -> limits.addAll(List.of(rate.ifNone().toString(), "0")));
    return limits;
  }

  private static Fraction value(Card card, String item) {
    return card.items().stream()
        .filter(one -> one.item().equals(item))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static Card card(String page, String unit, String entered, String cases) {
    var scheme = scheme(page);
    var year = (ObjectNode) JSON.readTree("{" + unit + "}");
    year.put("id", "u").set("manual", JSON.readTree("{" + entered + "}"));
    year.set("cases", cases(cases));
    return UnitYearScore.of(UnitYearReader.read("[" + year + "]", scheme).getFirst(), scheme)
        .card();
  }

  private static ArrayNode cases(String written) {
    var cases = JSON.createArrayNode();
    for (var part : written.isEmpty() ? new String[0] : written.split(";")) {
      var times = part.strip().split(" × ", 2);
      int count = times.length == 1 ? 1 : Integer.parseInt(times[0]);
      for (int i = 0; i < count; i++) {
        var one =
            (ObjectNode)
                JSON.readTree("{\"src\": \"COUNTY\", \"type\": \"COMPLAINT\", \"ids\": [\"1\"]}");
        one.setAll((ObjectNode) JSON.readTree(times[times.length - 1]));
        cases.add(one);
      }
    }
    return cases;
  }

  private static Scheme scheme(String page) {
    return SchemeReader.read(SchemeA.json(page));
  }

  private static Stream<Row> rows() {
    return Stream.of("scheme-a", "scheme-b").flatMap(page -> rows(page).stream());
  }

  private static List<Row> rows(String page) {
    var rows = new ArrayList<Row>();
    var under = "";
    for (var line : lines(page)) {
      if (line.startsWith("## ")) {
        under = line.substring(3).strip();
      } else if (line.startsWith("| ")
          && !line.startsWith("| what ")
          && !line.startsWith("| ---")) {
        rows.add(
            new Row(
                page,
                under,
                Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                    .map(cell -> cell.strip().replace("`", ""))
                    .toList()));
      }
    }
    assertThat(rows).isNotEmpty();
    return rows;
  }

  private static List<String> lines(String page) {
    try {
      return Files.readAllLines(PAGES.resolve(page + ".md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
