package cn.huimin.hotline.console.bulletin;

import cn.huimin.hotline.console.scores.Fraction;
import cn.huimin.hotline.console.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** A bulletin as tables of words, the same on every paper. */
@Component
public class BulletinTables {

  private static final String NUMBER = "–|[+-]?\\d+(\\.\\d+)?%?";

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /**
   * A table.
   *
   * @param id what it is of: figures, ranking, focus …
   * @param title the same in words
   * @param head names of its columns
   * @param rows its rows, each as long as the head
   */
  public record Table(String id, String title, List<String> head, List<List<String>> rows) {

    /** Columns that hold numbers, and dashes where there is none; of a table with rows. */
    Set<Integer> numbers() {
      return IntStream.range(0, head.size())
          .filter(
              column ->
                  !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).matches(NUMBER)))
          .boxed()
          .collect(Collectors.toSet());
    }
  }

  /** Columns of the ranking that are drawn. */
  static final int RANKED_UNIT = 2;

  static final int RANKED_CASES = 4;

  private final Words words;

  BulletinTables(Words words) {
    this.words = words;
  }

  /** Its tables, in the order of the paper. */
  public List<Table> of(Bulletin bulletin, ZoneId zone) {
    return List.of(
        figures(bulletin),
        ranking(bulletin),
        zeros(bulletin),
        table(
            "focus",
            head("category", "count", "units", "focus"),
            bulletin.focus().stream()
                .map(
                    focus ->
                        List.of(
                            focus.category(),
                            text(focus.cases()),
                            text(focus.units()),
                            focus.focus() ? words.of("policies.yes") : ""))
                .toList()),
        cards("redCards", bulletin.cards(), zone),
        cards("criticism", bulletin.criticism(), zone),
        table(
            "accountability",
            head("at", "unit", "what"),
            bulletin.accountability().stream()
                .map(
                    one ->
                        List.of(
                            moment(one.at(), zone),
                            one.unit(),
                            words.word("bulletin.answerable", one.what())))
                .toList()),
        table(
            "reduction",
            head("unit", "now", "lastYear", "change", "reduced"),
            bulletin.units().stream()
                .filter(unit -> unit.figures().lastYear() > 0)
                .map(
                    unit ->
                        List.of(
                            unit.name(),
                            text(unit.figures().cases()),
                            text(unit.figures().lastYear()),
                            unit.figures().change(),
                            sign(unit.figures().reduced())))
                .toList()),
        table(
            "lookBack",
            head("case", "unit", "why"),
            bulletin.lookBack().stream()
                .map(
                    one ->
                        List.of(
                            one.caseNumber(), one.unit(), words.word("bulletin.why", one.why())))
                .toList()),
        table(
            "zeroComplaint",
            head("unit"),
            bulletin.zeroComplaint().stream().map(List::of).toList()));
  }

  /**
   * Reads a period.
   *
   * @throws cn.huimin.hotline.console.problem.Refusal bad-parameter if it is none
   */
  public BulletinPeriod period(String id) {
    return BulletinPeriod.parse(id, words);
  }

  /** What stands under the title: as of when, and which edition it is. */
  public String made(Bulletin bulletin, ZoneId zone) {
    return made(bulletin, zone, words);
  }

  static String made(Bulletin bulletin, ZoneId zone, Words words) {
    var edition = bulletin.edition();
    var at = moment(bulletin.at(), zone);
    if (edition == null) {
      return words.of("bulletin.made.draft", at);
    }
    var made =
        words.of(
            "bulletin.made.edition",
            at,
            edition.number(),
            moment(edition.publishedAt(), zone),
            edition.position().isEmpty() ? "0" : edition.position());
    return edition.reason() == null
        ? made
        : words.of("bulletin.made.corrected", made, edition.reason());
  }

  static String moment(Instant at, ZoneId zone) {
    return MOMENT.format(at.atZone(zone));
  }

  private Table cards(String id, List<Bulletin.RedCard> cards, ZoneId zone) {
    return table(
        id,
        head("case", "unit", "clock", "dueAt"),
        cards.stream()
            .map(
                card ->
                    List.of(
                        card.caseNumber(),
                        card.unit(),
                        words.word("clock", card.clock().toLowerCase(Locale.ROOT)),
                        moment(card.dueAt(), zone)))
            .toList());
  }

  private Table figures(Bulletin bulletin) {
    var city = bulletin.city();
    return table(
        "figures",
        head("figure", "value"),
        List.of(
            List.of(figure("cases"), text(city.cases())),
            List.of(figure("complaints"), text(city.complaints())),
            List.of(figure("ended"), text(city.ended())),
            List.of(figure("overdue"), text(city.overdue())),
            List.of(figure("repeats"), text(city.repeats())),
            List.of(figure("redCards"), text(city.redCards())),
            List.of(figure("response"), city.response().display()),
            List.of(figure("resolution"), city.resolution().display()),
            List.of(figure("satisfaction"), city.satisfaction().display()),
            List.of(figure("change"), city.change())));
  }

  private Table ranking(Bulletin bulletin) {
    return table(
        "ranking",
        head(
            "category",
            "rank",
            "unit",
            "total",
            "cases",
            "complaints",
            "response",
            "resolution",
            "satisfaction",
            "redCards",
            "change"),
        bulletin.units().stream()
            .map(
                unit ->
                    List.of(
                        words.word("unit.kind", unit.kind()),
                        unit.rank() == 0 ? "–" : text(unit.rank()),
                        unit.name(),
                        unit.total() == null ? "–" : Fraction.parse(unit.total()).display(),
                        text(unit.figures().cases()),
                        text(unit.figures().complaints()),
                        unit.figures().response().display(),
                        unit.figures().resolution().display(),
                        unit.figures().satisfaction().display(),
                        text(unit.figures().redCards()),
                        unit.figures().change()))
            .toList());
  }

  private Table zeros(Bulletin bulletin) {
    return table(
        "zeros",
        head(
            "unit",
            "zeroReturns",
            "zeroContact",
            "zeroOverdue",
            "zeroErrors",
            "zeroComplaints",
            "held"),
        bulletin.units().stream()
            .map(
                unit ->
                    List.of(
                        unit.name(),
                        sign(unit.zeros().returns()),
                        sign(unit.zeros().contact()),
                        sign(unit.zeros().overdue()),
                        sign(unit.zeros().errors()),
                        sign(unit.zeros().complaints()),
                        unit.zeros().held() + "/5"))
            .toList());
  }

  private String sign(boolean held) {
    return words.of(held ? "policies.yes" : "policies.no");
  }

  private Table table(String id, List<String> head, List<List<String>> rows) {
    return new Table(id, words.word("bulletin.table", id), head, rows);
  }

  private List<String> head(String... columns) {
    return Arrays.stream(columns).map(column -> words.word("bulletin.column", column)).toList();
  }

  private String figure(String figure) {
    return words.word("bulletin.figure", figure);
  }

  private static String text(long number) {
    return Long.toString(number);
  }
}
