package cn.huimin.hotline.intake.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.mapping.Cell;
import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.push.MalformedPush;
import cn.huimin.hotline.intake.scrub.Identity;
import cn.huimin.hotline.intake.scrub.Scrubber;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever somebody hands in, it is read or refused in so many words, with a status below 500 that
 * repeats no value: bodies of the API, bodies of a push, rows of a file. A hundred thousand of
 * them.
 */
class MalformedInputPropertyTest {

  private static final String SECRET = "qzx7";
  private static final List<String> FIELDS =
      List.of(
          "channel",
          "sourceLine",
          "externalNumber",
          "revision",
          "receivedAt",
          "sourceLevel",
          "demandType",
          "title",
          "content",
          "address",
          "unitHint",
          "urgency",
          "confidential",
          "complainant",
          "attachments",
          "previousNumber",
          "deadlineFromSource",
          "other");
  private static final List<String> NAMES =
      List.of(
          "工单编号",
          "受理时间",
          "诉求类型",
          "标题",
          "诉求内容",
          "事发地",
          "承办单位",
          "紧急程度",
          "是否保密",
          "姓名",
          "联系电话",
          "邮箱",
          "住址",
          "原工单号",
          "截止时间",
          "orderNum",
          "roll_number",
          "record_number",
          "callTime",
          "甲乙丙",
          "");

  private final Mappings.Ready mapping = Mappings.shippedReady(ZoneId.of("Asia/Shanghai"));

  @Property(tries = 35_000, seed = "20260302", shrinking = ShrinkingMode.OFF)
  void shouldReadOrRefuseAnyBody(@ForAll("bodies") ObjectNode body) {
    readOrRefused(() -> WorkOrderReader.read(body));
  }

  @Property(tries = 35_000, seed = "20260302", shrinking = ShrinkingMode.OFF)
  void shouldReadOrRefuseAnyRow(@ForAll("rows") List<List<Cell>> row) {
    var columns = mapping.columns().find(row.getFirst().stream().map(Cell::text).toList());
    var cells = row.getLast();
    var reading =
        mapping.reader().read(columns, at -> at < cells.size() ? cells.get(at) : Cell.EMPTY);
    assertThat(reading.errors()).noneMatch(error -> error.message().contains(SECRET));
    assertThat(reading.warnings()).noneMatch(warning -> warning.message().contains(SECRET));
    readOrRefused(() -> WorkOrderReader.readMapped(reading.workOrder()));
  }

  @Property(tries = 20_000, seed = "20260302", shrinking = ShrinkingMode.OFF)
  void shouldReadOrRefuseAnyPush(@ForAll("pushes") byte[] body) {
    readOrRefused(() -> MalformedPush.read(body, mapping));
  }

  @Property(tries = 10_000, seed = "20260302", shrinking = ShrinkingMode.OFF)
  void shouldScrubAnyText(@ForAll("texts") String text) {
    var scrubbed =
        Scrubber.scrub("我是李某花，电话13800001234，" + text, Identity.of("李某花", text, "13800001234"));
    assertThat(scrubbed.toString()).doesNotContain("李某花", "13800001234");
  }

  private static void readOrRefused(Runnable reading) {
    try {
      reading.run();
    } catch (Refusal refusal) {
      assertThat(refusal.code().status().value()).isBetween(400, 499);
      assertThat(refusal.detail()).isNotBlank().doesNotContain(SECRET);
      assertThat(refusal.errors()).noneMatch(error -> error.message().contains(SECRET));
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "",
            " ",
            "\u0000",
            SECRET,
            "2026-03-02T09:15:00+08:00",
            "2026-03-02 09:15",
            "GOV_12345",
            "COMPLAINT",
            "投诉",
            "NORMAL",
            "是",
            "13800001234",
            "138****1234",
            "1.5E+300",
            "=1+1",
            "'",
            "#N/A",
            "99999999999999999999",
            "-1",
            "1e999999999",
            "\ud800",
            "\uFFFF",
            "9".repeat(400)),
        Arbitraries.strings().all().ofMaxLength(40),
        Arbitraries.strings()
            .withChars("0123456789-/:.年月日时分秒TZ+ 上下午ACEFPM[]{}\"'，；转或微信QQ鲁")
            .ofMaxLength(40));
  }

  @Provide
  Arbitrary<ObjectNode> bodies() {
    return Combinators.combine(
            Arbitraries.of(FIELDS).list().ofMaxSize(12), values().list().ofSize(12))
        .as(
            (names, values) -> {
              var body = JsonMapper.shared().createObjectNode();
              for (int at = 0; at < names.size(); at++) {
                body.set(names.get(at), JsonMapper.shared().valueToTree(values.get(at)));
              }
              return body;
            });
  }

  private Arbitrary<Object> values() {
    return Arbitraries.oneOf(
        texts().map(text -> (Object) text),
        Arbitraries.of(
            0,
            -1,
            Long.MAX_VALUE,
            1.5,
            1e300,
            true,
            false,
            new BigDecimal("1e400"),
            List.of(),
            List.of("a", 1),
            List.of(List.of()),
            java.util.Map.of("name", SECRET, "phone", 1)),
        Arbitraries.just((Object) java.util.Map.of("phone", SECRET, "email", "a", "x", "y")));
  }

  @Provide
  Arbitrary<List<List<Cell>>> rows() {
    var cell =
        Combinators.combine(
                texts(),
                Arbitraries.doubles().between(-1e20, 1e20),
                Arbitraries.integers().between(0, 3))
            .as(
                (text, number, kind) ->
                    switch (kind) {
                      case 0 -> new Cell(text, BigDecimal.valueOf(number), true);
                      case 1 -> new Cell(text, BigDecimal.valueOf(46_000 + number % 1_000), false);
                      default -> Cell.text(text.strip());
                    });
    var header = Arbitraries.of(NAMES).map(Cell::text).list().ofMaxSize(14);
    return Combinators.combine(header, cell.list().ofMaxSize(14))
        .as(
            (names, cells) -> {
              var row = new ArrayList<List<Cell>>();
              row.add(names);
              row.add(cells);
              return row;
            });
  }

  @Provide
  Arbitrary<byte[]> pushes() {
    var json =
        Arbitraries.oneOf(
            bodies().map(Object::toString),
            Combinators.combine(
                    Arbitraries.of(NAMES).list().ofMaxSize(8), values().list().ofSize(8))
                .as(
                    (names, values) -> {
                      var body = JsonMapper.shared().createObjectNode();
                      for (int at = 0; at < names.size(); at++) {
                        body.set(names.get(at), JsonMapper.shared().valueToTree(values.get(at)));
                      }
                      return "[" + body + "," + body + "]";
                    }),
            texts(),
            Arbitraries.of(
                "{\"data\":[]}",
                "{\"data\":{\"list\":[{}]}}",
                "[".repeat(2_000),
                "{\"a\":1e999999999}"));
    return json.map(text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
