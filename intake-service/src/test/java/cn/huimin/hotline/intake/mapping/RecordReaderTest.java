package cn.huimin.hotline.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.problem.FieldError;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

  private final Columns columns = new Columns(Mappings.shipped());
  private final RecordReader reader =
      new RecordReader(Mappings.shipped(), ZoneId.of("Asia/Shanghai"));

  /** Reads a record of name, value, name, value …; a value may be a cell. */
  private Reading read(Object... namesAndValues) {
    var names = new ArrayList<String>();
    var cells = new ArrayList<Cell>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      names.add((String) namesAndValues[at]);
      var value = namesAndValues[at + 1];
      cells.add(value instanceof Cell cell ? cell : Cell.text((String) value));
    }
    return reader.read(columns.find(names), cells::get);
  }

  private static List<String> fields(List<FieldError> errors) {
    return errors.stream().map(FieldError::field).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "投诉, COMPLAINT",
    "投诉类, COMPLAINT",
    "投诉件, COMPLAINT",
    "网络投诉, COMPLAINT",
    "投诉举报类, COMPLAINT",
    "举报类, REPORT",
    "求助类, HELP",
    "求决, HELP",
    "困难求助, HELP",
    "咨询（教育）, ENQUIRY",
    "业务咨询, ENQUIRY",
    "意见建议, SUGGESTION",
    "表扬感谢, PRAISE"
  })
  void shouldKnowTheWordsForADemandType(String word, String type) {
    var reading = read("诉求类型", word);
    assertThat(reading.workOrder().path("demandType").asString()).isEqualTo(type);
    assertThat(reading.errors()).isEmpty();
    assertThat(reading.warnings()).isEmpty();
  }

  @Test
  void shouldLeaveAWordNobodyKnowsToTheClassifierAndSaySo() {
    var reading = read("诉求类型", "民生服务", "紧急程度", "三级响应", "是否保密", "看情况");
    assertThat(reading.errors()).isEmpty();
    assertThat(fields(reading.warnings())).containsExactly("demandType", "urgency", "confidential");
    assertThat(reading.workOrder().has("demandType")).isFalse();
    assertThat(reading.workOrder().path("confidential").asBoolean()).isTrue();
    assertThat(read("诉求类型", "其他类").warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"回访类", "闲聊", "骚扰电话", "无效诉求"})
  void shouldRefuseWhatIsNoDemand(String word) {
    assertThat(fields(read("诉求类型", word).errors())).containsExactly("demandType");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "13800001234 | 13800001234",
        "138-0000-1234 | 138-0000-1234",
        "'13800001234 | 13800001234",
        "13800001234/13900001234 | 13800001234、13900001234",
        "13800001234 13900001234 | 13800001234、13900001234",
        "0536-8990011转801 | 0536-8990011转801",
        "13800001234（本人）0536-8990011（家） | 13800001234、0536-8990011",
        "李某 13800001234 | 13800001234",
        "手机13800001234；座机8990011 | 13800001234、8990011",
        "+86 13800001234 | +86 13800001234",
        "(0536)8990011 | (0536)8990011"
      })
  void shouldTakeThePhonesOfACell(String cell, String phone) {
    var reading = read("联系电话", cell);
    assertThat(reading.errors()).isEmpty();
    assertThat(reading.workOrder().path("complainant").path("phone").asString()).isEqualTo(phone);
  }

  @Test
  void shouldTellOfAPhoneThatIsWrongMaskedOrFromAnotherColumn() {
    assertThat(fields(read("来电号码", "138000306811").errors())).containsExactly("complainant.phone");
    assertThat(read("来电号码", "+852 2345 6789").workOrder().path("complainant").path("phone"))
        .hasToString("\"+852 2345 6789\"");
    var masked = read("来电号码", "138****1234");
    assertThat(masked.errors()).isEmpty();
    assertThat(fields(masked.warnings())).containsExactly("complainant.phone");
    assertThat(masked.workOrder().has("complainant")).isFalse();
    var other = read("来电号码", "138****1234", "联系电话", "13800001234");
    assertThat(other.workOrder().path("complainant").path("phone").asString())
        .isEqualTo("13800001234");
    assertThat(fields(read("来电号码", "1380", "备用电话", "13800001234").warnings()))
        .containsExactly("complainant.phone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.50912E+17", "2.5091210110811501E+17"})
  void shouldRefuseANumberThatASpreadsheetHasCut(String cell) {
    assertThat(fields(read("工单编号", cell).errors())).containsExactly("externalNumber");
    assertThat(fields(read("工单编号", new Cell("250912101108115000", BigDecimal.TEN, true)).errors()))
        .containsExactly("externalNumber");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "1234520261023000101, 20261023000101",
        "SH-20261023000101, 20261023000101",
        "'20261023000101, 20261023000101",
        "2026 1023 000101, 20261023000101",
        "12345, 12345"
      })
  void shouldDropWhatIsNoPartOfTheNumber(String cell, String number) {
    assertThat(read("工单编号", cell).workOrder().path("externalNumber").asString()).isEqualTo(number);
  }

  @Test
  void shouldTakeTheTimeFromATaianNumberWhereThereIsNone() {
    var reading = read("roll_number", "250912101108115409", "roll_content", "正文");
    assertThat(reading.workOrder().path("receivedAt").asString())
        .isEqualTo("2025-09-12T10:11:08+08:00");
    assertThat(fields(reading.warnings())).containsExactly("receivedAt");
    assertThat(read("工单编号", "250912101108115409").workOrder().has("receivedAt")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "受理日期, 2026-03-05, 受理时间, 14:20",
    "受理时间, 14时20分, 受理日期, 2026年3月5日",
    "来电日期, 20260305, 来电时间, 下午2:20",
    "日期, 2026/3/5, 时间, 14:20:00"
  })
  void shouldPutADayAndItsTimeTogether(String one, String first, String other, String second) {
    var reading = read(one, first, other, second);
    assertThat(reading.errors()).isEmpty();
    assertThat(reading.warnings()).isEmpty();
    assertThat(reading.workOrder().path("receivedAt").asString())
        .isEqualTo("2026-03-05T14:20+08:00");
  }

  @Test
  void shouldNotMendATimeThatIsWhole() {
    assertThat(
            read("受理时间", "2026-03-05 14:20", "派单时间", "15:00")
                .workOrder()
                .path("receivedAt")
                .asString())
        .isEqualTo("2026-03-05T14:20+08:00");
    assertThat(fields(read("受理时间", "14:20").errors())).containsExactly("receivedAt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5个工作日", "3 天", "24小时", "5个工作日内"})
  void shouldTakeALimitInDaysForNoDeadline(String span) {
    var reading = read("办理时限", span);
    assertThat(reading.errors()).isEmpty();
    assertThat(fields(reading.warnings())).containsExactly("deadlineFromSource");
    assertThat(reading.workOrder().has("deadlineFromSource")).isFalse();
    assertThat(fields(read("办理时限", "月底前").errors())).containsExactly("deadlineFromSource");
    assertThat(read("办理时限", "2026-03-12 17:30").workOrder().path("deadlineFromSource").asString())
        .isEqualTo("2026-03-12T17:30+08:00");
  }

  @Test
  void shouldNameAFormulaThatIsBrokenAndTakeNothingForEmpty() {
    assertThat(fields(read("标题", "#N/A", "内容", "正文").errors())).containsExactly("title");
    var reading = read("标题", "无", "承办单位", "/", "姓名", "未提供");
    assertThat(reading.workOrder().has("title")).isFalse();
    assertThat(reading.workOrder().has("unitHint")).isFalse();
    assertThat(reading.workOrder().has("complainant")).isFalse();
  }

  @Test
  void shouldNeverRepeatAValue() {
    var reading = read("诉求类型", "某某秘密", "来电号码", "1380000", "受理时间", "某日", "工单编号", "1.5E+20");
    assertThat(reading.errors().toString() + reading.warnings())
        .doesNotContain("秘密", "1380000", "某日", "1.5E");
  }
}
