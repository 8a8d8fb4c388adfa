package cn.huimin.hotline.console.bulletin;

import cn.huimin.hotline.console.scores.Fraction;
import cn.huimin.hotline.console.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** A bulletin as tables of words, the same on every paper. */
@Component
public class BulletinTables {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /**
   * A table.
   *
   * @param title what it shows
   * @param head names of its columns
   * @param rows its rows, each as long as the head
   */
  public record Table(String title, List<String> head, List<List<String>> rows) {}

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
        new Table(
            "焦点问题",
            List.of("类别", "件数", "涉及单位", "焦点"),
            bulletin.focus().stream()
                .map(
                    focus ->
                        List.of(
                            focus.category(),
                            text(focus.cases()),
                            text(focus.units()),
                            focus.focus() ? "是" : ""))
                .toList()),
        cards("红牌", bulletin.cards(), zone),
        cards("通报批评（拟）", bulletin.criticism(), zone),
        new Table(
            "问责记录",
            List.of("时间", "单位", "事项"),
            bulletin.accountability().stream()
                .map(
                    one ->
                        List.of(
                            moment(one.at(), zone),
                            one.unit(),
                            words.word("bulletin.answerable", one.what())))
                .toList()),
        new Table(
            "降诉提效",
            List.of("单位", "本期", "去年同期", "同比", "降一成"),
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
        new Table(
            "回头看抽查",
            List.of("工单", "单位", "为什么"),
            bulletin.lookBack().stream()
                .map(
                    one ->
                        List.of(
                            one.caseNumber(), one.unit(), words.word("bulletin.why", one.why())))
                .toList()),
        new Table(
            "零投诉单位", List.of("单位"), bulletin.zeroComplaint().stream().map(List::of).toList()));
  }

  /** What stands under the title: as of when, and which edition it is. */
  public static String made(Bulletin bulletin, ZoneId zone) {
    var edition = bulletin.edition();
    var asOf = "数据截至 " + moment(bulletin.at(), zone);
    if (edition == null) {
      return asOf + "，尚未发布";
    }
    return asOf
        + "，第 "
        + edition.number()
        + " 版，"
        + moment(edition.publishedAt(), zone)
        + " 发布，账目位置 "
        + (edition.position().isEmpty() ? "0" : edition.position())
        + (edition.reason() == null ? "" : "。更正：" + edition.reason());
  }

  static String moment(Instant at, ZoneId zone) {
    return MOMENT.format(at.atZone(zone));
  }

  private Table cards(String title, List<Bulletin.RedCard> cards, ZoneId zone) {
    return new Table(
        title,
        List.of("工单", "单位", "时限", "应在"),
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

  private static Table figures(Bulletin bulletin) {
    var city = bulletin.city();
    return new Table(
        "总体情况",
        List.of("指标", "数值"),
        List.of(
            List.of("承办量", text(city.cases())),
            List.of("其中投诉、举报", text(city.complaints())),
            List.of("已办结", text(city.ended())),
            List.of("逾期未办", text(city.overdue())),
            List.of("重复投诉", text(city.repeats())),
            List.of("红牌", text(city.redCards())),
            List.of("响应率", city.response().display()),
            List.of("解决率", city.resolution().display()),
            List.of("满意率", city.satisfaction().display()),
            List.of("同比", city.change())));
  }

  private Table ranking(Bulletin bulletin) {
    return new Table(
        "单位排名",
        List.of("类别", "名次", "单位", "总分", "承办", "投诉", "响应率", "解决率", "满意率", "红牌", "同比"),
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

  private static Table zeros(Bulletin bulletin) {
    return new Table(
        "五零",
        List.of("单位", "零推诿", "零距离", "零积压", "零差错", "零投诉", "达到"),
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

  private static String sign(boolean held) {
    return held ? "是" : "否";
  }

  private static String text(long number) {
    return Long.toString(number);
  }
}
