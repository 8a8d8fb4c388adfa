package cn.huimin.hotline.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

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
        "13800001234（本人）0536-8990011（家） | 13800001234（本人）0536-8990011（家）",
        "13800001234 张先生 | 13800001234 张先生",
        "13800001234姥姥 | 13800001234姥姥",
        "13800001234（孩子爸爸，晚上打） | 13800001234（孩子爸爸，晚上打）",
        "自己：13800001234；爱人：13900001234 | 自己：13800001234；爱人：13900001234",
        "微信同号13800001234 | 微信同号13800001234",
        "座机8990011（家） | 8990011（家）",
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

  /** A number with words beside it is as good as one of another column, and who it is is kept. */
  @Test
  void shouldKeepTheNumbersAndWordsOfEveryColumn() {
    var both = read("姓名", "王某", "来电号码", "13800001234姥姥", "联系电话", "13900001234");
    assertThat(both.warnings()).isEmpty();
    assertThat(both.workOrder().path("complainant").path("phone").asString())
        .isEqualTo("13900001234、13800001234姥姥");
    var other = read("姓名", "王某", "联系电话", "李某 8990011");
    assertThat(other.workOrder().path("complainant").path("phone").asString())
        .isEqualTo("8990011（李某）");
    var same = read("姓名", "李某", "联系电话", "李某 8990011");
    assertThat(same.workOrder().path("complainant").path("phone").asString()).isEqualTo("8990011");
    var story = read("联系电话", "13800001234" + "晚上打".repeat(80));
    assertThat(fields(story.warnings())).containsExactly("complainant.phone");
    assertThat(story.workOrder().path("complainant").path("phone").asString())
        .isEqualTo("13800001234");
  }

  @ParameterizedTest
  @CsvSource({
    "特急工单, EMERGENCY",
    "一级（特急）, EMERGENCY",
    "Ⅰ级（特急）, EMERGENCY",
    "紧急工单, URGENT",
    "重要紧急, URGENT",
    "应急, URGENT",
    "加急处理, URGENT",
    "普通工单, NORMAL",
    "不紧急工单, NORMAL",
    "一般紧急, ",
    "不是很紧急, ",
    "三级响应, "
  })
  void shouldKnowAnUrgencyAmongOtherWords(String cell, String urgency) {
    var reading = read("紧急程度", cell);
    assertThat(reading.workOrder().path("urgency").asString(null)).isEqualTo(urgency);
    assertThat(fields(reading.warnings()))
        .isEqualTo(urgency == null ? List.of("urgency") : List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"是否紧急件", "是否急件", "是否特急", "是否紧急案件", "是否紧急工单", "是否为紧急诉求", "加急标识", "紧急标志", "急件标识"})
  void shouldNotLoseWhetherItIsUrgent(String name) {
    assertThat(read(name, "是").workOrder().path("urgency").asString()).isEqualTo("URGENT");
    assertThat(read(name, "否").workOrder().path("urgency").asString()).isEqualTo("NORMAL");
    assertThat(read("紧急程度", "一般", name, "是").workOrder().path("urgency").asString())
        .isEqualTo("URGENT");
  }

  @ParameterizedTest
  @CsvSource({
    "无需保密, false, false",
    "不要求保密, false, false",
    "不用保密, false, false",
    "非保密件, false, false",
    "未要求, false, false",
    "未申请保密, false, false",
    "不同意公开, true, true",
    "要求不对学校保密, true, true"
  })
  void shouldKnowAPlainNo(String cell, boolean confidential, boolean told) {
    var reading = read("是否保密", cell);
    assertThat(reading.workOrder().path("confidential").asBoolean()).isEqualTo(confidential);
    assertThat(fields(reading.warnings())).isEqualTo(told ? List.of("confidential") : List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"非投诉类", "不属于投诉", "不是举报件"})
  void shouldNotTakeAWordForWhatItDenies(String word) {
    var reading = read("诉求类型", word);
    assertThat(reading.workOrder().has("demandType")).isFalse();
    assertThat(fields(reading.warnings())).containsExactly("demandType");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-09前, 2026-03-09T23:59:59+08:00",
    "2026年3月9日之前, 2026-03-09T23:59:59+08:00",
    "2026年3月9日以前, 2026-03-09T23:59:59+08:00",
    "2026/3/9止, 2026-03-09T23:59:59+08:00",
    "请于2026年3月9日前办结, 2026-03-09T23:59:59+08:00",
    "请务必在2026年3月9日前回复, 2026-03-09T23:59:59+08:00",
    "最迟于2026-03-09 17:30前办理完毕。, 2026-03-09T17:30+08:00",
    "2026年3月9日17时30分前, 2026-03-09T17:30+08:00"
  })
  void shouldReadALimitThatSaysBefore(String cell, String deadline) {
    assertThat(read("办理时限", cell).workOrder().path("deadlineFromSource").asString())
        .isEqualTo(deadline);
  }

  @Test
  void shouldTakeADayFromAColumnOfSpans() {
    for (var name : List.of("处理时限", "处置时限")) {
      assertThat(read(name, "2026-03-09 17:30").workOrder().path("deadlineFromSource").asString())
          .isEqualTo("2026-03-09T17:30+08:00");
      assertThat(read(name, "5").workOrder().has("deadlineFromSource")).isFalse();
    }
  }

  @Test
  void shouldTakeReportersOnlyWhereNobodyElseIsNamed() {
    var alone = read("上报人", "周某", "上报人手机", "13800001234").workOrder().path("complainant");
    assertThat(alone.path("name").asString()).isEqualTo("周某");
    assertThat(alone.path("phone").asString()).isEqualTo("13800001234");
    var beside =
        read("上报人", "周某", "上报人手机", "13800001234", "来电人", "王某", "来电号码", "13900001234")
            .workOrder()
            .path("complainant");
    assertThat(beside.path("name").asString()).isEqualTo("王某");
    assertThat(beside.path("phone").asString()).isEqualTo("13900001234");
  }

  @Test
  void shouldAddWhatWasSaidLaterBelow() {
    assertThat(read("补充内容", "还有校服", "诉求具体内容", "食堂饭菜").workOrder().path("content").asString())
        .isEqualTo("食堂饭菜\n还有校服");
    assertThat(read("受理日期", "2026-03-05", "受理时刻", "14:20").workOrder().path("receivedAt"))
        .hasToString("\"2026-03-05T14:20+08:00\"");
  }

  @Test
  void shouldTellOfAPhoneThatIsWrongMaskedOrFromAnotherColumn() {
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
        "1234520261023000101, 1234520261023000101",
        "SH-20261023000101, SH-20261023000101",
        "'20261023000101, 20261023000101",
        "2026 1023 000101, 20261023000101",
        "20261023000101.0, 20261023000101",
        "12345, 12345"
      })
  void shouldKeepTheNumberAsTheSourceWritesIt(String cell, String number) {
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

  /** What is no number that can be called is kept as it is written, and refuses nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"12345", "10086", "96123", "微信", "微信同号", "见内容", "1.38E+10"})
  void shouldKeepAPhoneThatIsNone(String cell) {
    var reading = read("来电号码", cell);
    assertThat(reading.errors()).isEmpty();
    assertThat(fields(reading.warnings())).containsExactly("complainant.phone");
    assertThat(reading.workOrder().path("complainant").path("phone").asString()).isEqualTo(cell);
  }

  /** A mobile number but for a digit is mended by who sees it; nobody calls it as it is. */
  @ParameterizedTest
  @ValueSource(strings = {"138000306811", "138000208", "1380000123"})
  void shouldNameAMobileNumberThatIsMistyped(String cell) {
    assertThat(fields(read("来电号码", cell).errors())).containsExactly("complainant.phone");
  }

  @Test
  void shouldTakeALandlineWithoutTheZeroOfItsAreaCodeAndSaySo() {
    var reading = read("来电号码", "5388234567");
    assertThat(reading.errors()).isEmpty();
    assertThat(fields(reading.warnings())).containsExactly("complainant.phone");
    assertThat(reading.workOrder().path("complainant").path("phone").asString())
        .isEqualTo("5388234567");
    assertThat(read("来电号码", "5388234567", "联系电话", "13800001234").workOrder().toString())
        .contains("13800001234");
  }

  /** What a source wants and nobody can read binds nobody, is told, and refuses nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {"五个工作日", "即办", "剩余2天3小时", "5.0", "5个工作日(3月9日)", "月底前", "尽快", "已超期", "3/9"})
  void shouldLeaveADeadlineOutThatCannotBeRead(String cell) {
    var reading = read("办理时限", cell);
    assertThat(reading.errors()).isEmpty();
    assertThat(fields(reading.warnings())).containsExactly("deadlineFromSource");
    assertThat(reading.workOrder().has("deadlineFromSource")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-09, 2026-03-09T23:59:59+08:00, true",
    "2026年3月9日, 2026-03-09T23:59:59+08:00, true",
    "2026/3/9 星期一, 2026-03-09T23:59:59+08:00, true",
    "20260309, 2026-03-09T23:59:59+08:00, true",
    "二〇二六年三月九日, 2026-03-09T23:59:59+08:00, true",
    "46090, 2026-03-09T23:59:59+08:00, true",
    "46090.5, 2026-03-09T12:00+08:00, false",
    "2026-03-09 17:30, 2026-03-09T17:30+08:00, false",
    "2026-03-09 24:00, 2026-03-10T00:00+08:00, true",
    "2026-03-09 00:00:00, 2026-03-09T00:00+08:00, true"
  })
  void shouldLetADayEndBeforeItIsOverdue(String cell, String deadline, boolean told) {
    var reading = read("截止时间", cell);
    assertThat(reading.workOrder().path("deadlineFromSource").asString()).isEqualTo(deadline);
    assertThat(fields(reading.warnings()))
        .isEqualTo(told ? List.of("deadlineFromSource") : List.of());
    var serial = read("截止时间", new Cell("2026/3/9", new BigDecimal("46090"), false));
    assertThat(serial.workOrder().path("deadlineFromSource").asString())
        .isEqualTo("2026-03-09T23:59:59+08:00");
  }

  /** What stands in the preferred column and is no moment gives way to one that is. */
  @Test
  void shouldTakeTheMomentOfAnotherColumnWhereThePreferredHasNone() {
    var received = read("受理时间", "昨天", "派单时间", "2026-03-05 14:20");
    assertThat(received.errors()).isEmpty();
    assertThat(fields(received.warnings())).containsExactly("receivedAt");
    assertThat(received.workOrder().path("receivedAt").asString())
        .isEqualTo("2026-03-05T14:20+08:00");
    var deadline = read("办理截止时间", "5个工作日", "到期时间", "2026-03-12 17:30");
    assertThat(deadline.warnings()).isEmpty();
    assertThat(deadline.workOrder().path("deadlineFromSource").asString())
        .isEqualTo("2026-03-12T17:30+08:00");
  }

  @ParameterizedTest
  @CsvSource({
    "是否要求保密, 是, true, false",
    "是否需要保密, 否, false, false",
    "信息是否保密, 是, true, false",
    "个人信息是否保密, 需要保密, true, false",
    "来电人是否保密, 是, true, false",
    "诉求人是否保密, 1, true, false",
    "是否申请保密, Y, true, false",
    "是否保密（是/否）, 是, true, false",
    "是否保密（是/否）, 否, false, false",
    "是否保密件, 是, true, false",
    "是否保密工单, 保密, true, false",
    "诉求人要求保密个人信息, 见内容, true, true",
    "是否匿名, 是, true, true",
    "是否匿名, 否, false, false",
    "隐私要求, 匿名举报, true, true",
    "隐私要求, 不匿名, false, false",
    "来电人匿名标识, 匿名, true, true"
  })
  void shouldNotLoseARequestForConfidentiality(
      String name, String value, boolean confidential, boolean told) {
    for (var written : List.of(name, name.replace("（", "\n（"))) {
      var reading = read(written, value);
      assertThat(reading.workOrder().path("confidential").asBoolean(false)).isEqualTo(confidential);
      assertThat(fields(reading.warnings())).isEqualTo(told ? List.of("confidential") : List.of());
      assertThat(columns.find(List.of(written)).uses())
          .extracting(Use::kind)
          .containsExactly(Use.Kind.READ);
    }
    assertThat(read("是否保密", "否", "信息是否保密", "是").workOrder().path("confidential").asBoolean())
        .isTrue();
  }

  @Test
  void shouldJoinWhatSeveralColumnsOfAFieldSay() {
    var reading =
        read("主要内容", "校服费未退", "诉求内容", "要求退费", "受理摘要", "退费", "承办单位", "某县教体局", "被反映单位", "某小学");
    assertThat(reading.workOrder().path("content").asString()).isEqualTo("校服费未退\n要求退费");
    assertThat(reading.workOrder().path("unitHint").asString()).isEqualTo("某县教体局、某小学");
    assertThat(reading.warnings()).isEmpty();
    var same = read("主要内容", "正文", "诉求内容", "正文", "承办单位", "某小学", "责任单位", "某小学");
    assertThat(same.workOrder().path("content").asString()).isEqualTo("正文");
    assertThat(same.workOrder().path("unitHint").asString()).isEqualTo("某小学");
    var places = read("事发地址", "某路1号", "详细地址", "某街2号", "标题", "甲", "诉求标题", "甲");
    assertThat(places.workOrder().path("address").asString()).isEqualTo("某路1号");
    assertThat(fields(places.warnings())).containsExactly("address");
  }

  @Test
  void shouldTellWhichColumnsAreSpare() {
    var found = columns.find(List.of("工单编号", "省工单编号", "受理时间", "派单时间", "主要内容", "诉求内容"));
    assertThat(found.spare())
        .extracting(Columns.Spare::name, Columns.Spare::preferred, Columns.Spare::isNeverRead)
        .containsExactlyInAnyOrder(tuple("省工单编号", "工单编号", true), tuple("派单时间", "受理时间", false));
  }

  /** Of what is only a hint no length and no spelling refuses the work order. */
  @Test
  void shouldCutWhatIsTooLongAndLeaveOutWhatIsNoAddress() {
    var reading =
        read("标题", "长".repeat(400), "承办单位", "长".repeat(300), "事发地址", "长".repeat(600), "邮箱", "无此邮箱");
    assertThat(reading.errors()).isEmpty();
    assertThat(fields(reading.warnings()))
        .containsExactly("title", "address", "unitHint", "complainant.email");
    assertThat(reading.workOrder().path("title").asString()).hasSize(300);
    assertThat(reading.workOrder().has("complainant")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5个工作日", "3 天", "24小时", "5个工作日内"})
  void shouldTakeALimitInDaysForNoDeadline(String span) {
    var reading = read("办理时限", span);
    assertThat(reading.errors()).isEmpty();
    assertThat(fields(reading.warnings())).containsExactly("deadlineFromSource");
    assertThat(reading.workOrder().has("deadlineFromSource")).isFalse();
    assertThat(read("办理时限", "2026-03-12 17:30").workOrder().path("deadlineFromSource").asString())
        .isEqualTo("2026-03-12T17:30+08:00");
  }

  @Test
  void shouldNameAFormulaThatIsBrokenAndTakeNothingForEmpty() {
    var broken = read("标题", "#N/A", "内容", "正文", "承办单位", "#REF!");
    assertThat(broken.errors()).isEmpty();
    assertThat(fields(broken.warnings())).containsExactly("title", "unitHint");
    assertThat(fields(read("内容", "#N/A").errors())).containsExactly("content");
    assertThat(fields(read("受理时间", "#N/A").errors())).containsExactly("receivedAt");
    assertThat(fields(read("工单编号", "#N/A").errors())).containsExactly("externalNumber");
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

  /** What the source has put off is due then; how long it gives is no day, and told. */
  @Test
  void shouldTakeTheExtendedDeadlineAndTellOfASpanAlone() {
    var extended =
        read("deadlineDate", "2026-03-09 17:30:00", "delayDeadlineDate", "2026-03-16 17:30:00");
    assertThat(extended.workOrder().path("deadlineFromSource").asString())
        .isEqualTo("2026-03-16T17:30+08:00");
    assertThat(extended.warnings()).isEmpty();
    var without = read("deadlineDate", "2026-03-09 17:30:00", "delayDeadlineDate", "");
    assertThat(without.workOrder().path("deadlineFromSource").asString())
        .isEqualTo("2026-03-09T17:30+08:00");
    assertThat(without.warnings()).isEmpty();
    var unread = read("deadlineDate", "2026-03-09 17:30:00", "延期后截止日期", "另定");
    assertThat(unread.workOrder().has("deadlineFromSource")).isTrue();
    assertThat(fields(unread.warnings())).containsExactly("deadlineFromSource");

    assertThat(fields(read("handleDays", "5", "timeUnit", "工作日").warnings()))
        .containsExactly("deadlineFromSource");
    assertThat(fields(read("expires", "5").warnings())).containsExactly("deadlineFromSource");
    assertThat(read("handleDays", "5", "deadlineDate", "2026-03-09 17:30:00").warnings()).isEmpty();
  }
}
