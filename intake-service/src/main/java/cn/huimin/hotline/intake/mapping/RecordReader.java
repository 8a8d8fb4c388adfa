package cn.huimin.hotline.intake.mapping;

import cn.huimin.hotline.intake.mail.HtmlText;
import cn.huimin.hotline.intake.problem.FieldError;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads one record of another system as a work order. Messages never repeat a value. */
public final class RecordReader {

  /** What a platform puts before a number, without which it is the same number. */
  private static final Pattern NUMBER_PREFIX =
      Pattern.compile("^(?:12345|SH)[-_]?(?=[0-9A-Za-z]{8})");

  /** How spreadsheets are made to leave a number alone: '123, ="123", a tab before it. */
  private static final Pattern GUARD =
      Pattern.compile("^(?:=\\s*\"(.*)\"|['‘’`](.*))$", Pattern.DOTALL);

  /** A link as a text file has it; what is shown is what it is called. */
  private static final Pattern LINK =
      Pattern.compile(
          "=\\s*HYPERLINK\\s*\\(\\s*\"[^\"]*\"\\s*[,;]\\s*\"?([^\"]*?)\"?\\s*\\)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:\\.\\d+)?[eE]\\+\\d{1,3}");
  private static final Pattern BROKEN_FORMULA =
      Pattern.compile("#(?:N/A|REF!|VALUE!|NAME\\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)");

  /** How long and not until when: 5, 5个工作日, 24小时. */
  private static final Pattern SPAN =
      Pattern.compile("\\d{1,3}\\s*(?:个)?\\s*(?:工作日|自然日|日|天|小时|时|h|H|分钟|周|月)?(?:内|以内)?");

  /** A number that a program took for one with a fraction: 13800001234.0. */
  private static final Pattern FRACTION = Pattern.compile("(\\d{1,18})\\.0+");

  /** Text of an editor on a page: its marks are not what somebody said. */
  private static final Pattern MARKED_UP =
      Pattern.compile(
          "</?(?:p|br|div|span|font|strong|b|table|tr|td|ul|ol|li|img)(?:\\s[^<>]*)?/?>|&nbsp;",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TAIL = Pattern.compile("(?:[类型件单]|诉求|工单|事项)$");
  private static final Set<String> CHANNELS =
      Set.of("GOV_12345", "LOCAL_HOTLINE", "MAILBOX", "DESK");
  private static final Set<String> LEVELS = Set.of("PREFECTURE_OR_ABOVE", "COUNTY", "SCHOOL");

  private static final DateTimeFormatter AS_WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Mapping mapping;
  private final ZoneId zone;
  private final Set<String> numberTimes = new HashSet<>();
  private final Map<String, @Nullable String> demandTypes = new HashMap<>();
  private final Map<String, String> urgencies = new HashMap<>();

  /**
   * A reader.
   *
   * @param mapping what the words mean
   * @param zone zone of times without offset
   */
  public RecordReader(Mapping mapping, ZoneId zone) {
    this.mapping = mapping;
    this.zone = zone;
    mapping.numberTimes().forEach(name -> numberTimes.add(Mapping.normalised(name)));
    mapping.demandTypes().forEach((word, type) -> demandTypes.put(Mapping.normalised(word), type));
    mapping.urgencies().forEach((word, level) -> urgencies.put(Mapping.normalised(word), level));
  }

  /**
   * Reads a record.
   *
   * @param columns what its columns are
   * @param cells its cells by position
   */
  public Reading read(Columns.Found columns, IntFunction<Cell> cells) {
    var one = new One(columns, cells);
    mapping.defaults().forEach(one.order::put);
    one.word("channel", "渠道", CHANNELS);
    one.word("sourceLevel", "来源层级", LEVELS);
    one.text("sourceLine");
    one.number("externalNumber", "工单编号");
    one.text("revision");
    one.time("receivedAt", true);
    one.demandType();
    one.text("title");
    one.content();
    one.text("address");
    one.text("unitHint");
    one.urgency();
    one.confidential();
    one.complainant();
    one.number("previousNumber", "原工单编号");
    one.time("deadlineFromSource", false);
    return new Reading(one.order, one.errors, one.warnings);
  }

  /** A cell as people write it: the serial number of a time becomes the time. */
  public String asWritten(Columns.Found columns, int column, Cell cell) {
    boolean isTime =
        Stream.of("receivedAt", "deadlineFromSource")
            .anyMatch(field -> columns.byField().getOrDefault(field, List.of()).contains(column));
    return cell.serial() == null || !isTime
        ? cell.text()
        : Moments.of(cell, zone).map(AS_WRITTEN::format).orElse(cell.text());
  }

  /** The record being read. */
  private final class One {
    private final Columns.Found columns;
    private final IntFunction<Cell> cells;
    private final ObjectNode order = JsonMapper.shared().createObjectNode();
    private final List<FieldError> errors = new ArrayList<>();
    private final List<FieldError> warnings = new ArrayList<>();
    private boolean fellBack;

    One(Columns.Found columns, IntFunction<Cell> cells) {
      this.columns = columns;
      this.cells = cells;
    }

    /** The first cell of a field that says something. */
    private @Nullable Cell cell(String field) {
      return cell(field, Integer.MAX_VALUE);
    }

    private @Nullable Cell cell(String field, int most) {
      var places = columns.byField().getOrDefault(field, List.of());
      fellBack = false;
      for (int column : places.subList(0, Math.min(most, places.size()))) {
        var cell = cells.apply(column);
        var text = bare(cell.text());
        if (text.isEmpty() || mapping.empty().contains(text)) {
          fellBack = true;
          continue;
        }
        if (BROKEN_FORMULA.matcher(text).matches()) {
          wrong(field, "单元格里是出错的公式，请改成实际内容");
          return null;
        }
        return new Cell(text, cell.serial(), cell.cut());
      }
      return null;
    }

    private @Nullable String textOf(String field) {
      var cell = cell(field);
      return cell == null ? null : cell.text();
    }

    void text(String field) {
      var text = textOf(field);
      if (text != null) {
        order.put(field, text);
      }
    }

    void content() {
      var text = textOf("content");
      if (text != null) {
        var said = MARKED_UP.matcher(text).find() ? HtmlText.of(text).strip() : text;
        order.put("content", said.isEmpty() ? text : said);
      }
    }

    void word(String field, String label, Set<String> words) {
      var text = textOf(field);
      if (text == null) {
        return;
      }
      if (words.contains(text)) {
        order.put(field, text);
      } else {
        warn(field, label + "的写法没有认出，按默认收下，请核对");
      }
    }

    /** A number from one column alone: another column's would make another case of the same. */
    void number(String field, String label) {
      var cell = cell(field, 1);
      if (cell == null) {
        return;
      }
      if (cell.cut() || SCIENTIFIC.matcher(cell.text()).matches()) {
        wrong(field, label + "被表格软件当成数字，末几位已经丢失；请把这一列设为文本后重新导出");
        return;
      }
      var whole = withoutFraction(cell.text().replaceAll("\\s+", ""));
      order.put(field, NUMBER_PREFIX.matcher(whole).replaceFirst(""));
    }

    void time(String field, boolean orFromNumber) {
      var split = dayAndTime(field);
      if (split.isPresent()) {
        order.put(field, split.get().toString());
        return;
      }
      var cell = cell(field);
      if (cell != null && !orFromNumber && SPAN.matcher(cell.text()).matches()) {
        warn(field, "写的是多少天，不是哪一天，没有收下；要按来源的期限办，请改成日期");
        return;
      }
      if (cell != null && fellBack) {
        warn(field, "首选的时间列是空的，取自另一列时间，请核对");
      }
      if (cell != null) {
        Moments.of(cell, zone)
            .ifPresentOrElse(
                when -> order.put(field, when.toString()),
                () -> wrong(field, "时间看不懂，请写成 2026-03-02 09:15:00 这样"));
      } else if (orFromNumber && numberTellsTime()) {
        Moments.inNumber(order.path("externalNumber").asString(""), zone)
            .ifPresent(
                when -> {
                  order.put(field, when.toString());
                  warn(field, "没有来件时间，取自工单编号的前 12 位");
                });
      }
    }

    /** A day in one column and its time in another, as some platforms keep them. */
    private Optional<OffsetDateTime> dayAndTime(String field) {
      var places = columns.byField().getOrDefault(field, List.of());
      if (places.size() < 2) {
        return Optional.empty();
      }
      var said =
          places.stream()
              .map(cells::apply)
              .map(cell -> new Cell(bare(cell.text()), cell.serial(), cell.cut()))
              .filter(cell -> !cell.text().isEmpty() && !mapping.empty().contains(cell.text()))
              .toList();
      if (said.size() < 2) {
        return Optional.empty();
      }
      var time = said.stream().flatMap(cell -> Moments.timeAlone(cell).stream()).findFirst();
      return time.flatMap(
          at ->
              said.stream()
                  .filter(cell -> Moments.timeAlone(cell).isEmpty())
                  .findFirst()
                  .flatMap(day -> Moments.at(day, at, zone)));
    }

    private boolean numberTellsTime() {
      return errors.isEmpty()
          && columns.uses().stream()
              .anyMatch(
                  use ->
                      "externalNumber".equals(use.field())
                          && numberTimes.contains(Mapping.normalised(use.name())));
    }

    void demandType() {
      var text = textOf("demandType");
      if (text == null) {
        return;
      }
      var word = Mapping.normalised(text);
      var bare = TAIL.matcher(word).replaceFirst("");
      for (var known : List.of(word, bare)) {
        if (demandTypes.containsKey(known)) {
          var type = demandTypes.get(known);
          if (type != null) {
            order.put("demandType", type);
          }
          return;
        }
      }
      if (mapping.noDemands().stream().anyMatch(word::contains)) {
        wrong("demandType", "诉求类型只能是投诉、举报、求助、建议、咨询、表扬之一，不清楚的写其他");
        return;
      }
      for (var part : mapping.demandTypeParts()) {
        if (word.contains(part.contains())) {
          order.put("demandType", part.type());
          return;
        }
      }
      warn("demandType", "诉求类型的写法没有认出，留给系统按内容判断，请核对");
    }

    void urgency() {
      var text = textOf("urgency");
      if (text == null) {
        return;
      }
      var word = Mapping.normalised(text);
      var urgency = urgencies.get(word);
      if (urgency == null && mapping.yes().contains(text)) {
        urgency = "URGENT";
      } else if (urgency == null && mapping.no().contains(text)) {
        urgency = "NORMAL";
      }
      if (urgency == null) {
        warn("urgency", "紧急程度的写法没有认出，按普通收下，请核对");
      } else {
        order.put("urgency", urgency);
      }
    }

    void confidential() {
      var text = textOf("confidential");
      if (text == null) {
        return;
      }
      if (mapping.yes().contains(text)) {
        order.put("confidential", true);
      } else if (mapping.no().contains(text)) {
        order.put("confidential", false);
      } else {
        // Who asked for it and is shown all the same cannot be made unseen again.
        order.put("confidential", true);
        warn("confidential", "是否保密的写法没有认出，先按保密收下，请核对");
      }
    }

    void complainant() {
      var name = textOf("complainant.name");
      var email = textOf("complainant.email");
      var home = textOf("complainant.address");
      var person = JsonMapper.shared().createObjectNode();
      if (name != null) {
        person.put("name", name);
      }
      if (email != null) {
        person.put("email", email);
      }
      if (home != null) {
        person.put("address", home);
      }
      phone(person);
      if (!person.isEmpty()) {
        order.set("complainant", person);
      }
    }

    private void phone(ObjectNode person) {
      var phones = new Phones();
      for (int column : columns.byField().getOrDefault("complainant.phone", List.of())) {
        var text = withoutFraction(bare(cells.apply(column).text()));
        if (!text.isEmpty() && !mapping.empty().contains(text)) {
          phones.take(text);
        }
      }
      if (!person.has("name")) {
        phones.name().ifPresent(name -> person.put("name", name));
      }
      var field = phones.field();
      if (field.isPresent()) {
        person.put("phone", field.get());
        if (phones.fellBack()) {
          warn("complainant.phone", "首选的电话位数不对，取自另一列电话，请核对");
        }
      } else if (phones.unusual().isPresent()) {
        person.put("phone", phones.unusual().get());
        warn("complainant.phone", "是境外的电话，照原样收下，请核对");
      } else if (phones.wrong()) {
        wrong("complainant.phone", "电话位数不对，请核对后补全；没有就留空");
      } else if (phones.masked()) {
        warn("complainant.phone", "电话在来源处已被遮住，没有收下；需要联系时请向来源索取");
      }
    }

    private void wrong(String field, String message) {
      errors.add(new FieldError(field, message));
    }

    private void warn(String field, String message) {
      warnings.add(new FieldError(field, message));
    }
  }

  private static String withoutFraction(String number) {
    var found = FRACTION.matcher(number);
    return found.matches() ? found.group(1) : number;
  }

  private static String bare(String text) {
    var stripped = text.strip();
    if (stripped.startsWith("=")) {
      var link = LINK.matcher(stripped);
      if (link.matches()) {
        return link.group(1).strip();
      }
    }
    var guarded = GUARD.matcher(stripped);
    if (guarded.matches()) {
      var within = guarded.group(1) == null ? guarded.group(2) : guarded.group(1);
      return within.strip();
    }
    return stripped.indexOf('\u3000') < 0 && stripped.indexOf('\u00a0') < 0
        ? stripped
        : Normalizer.normalize(stripped, Normalizer.Form.NFC).replace('\u00a0', ' ').strip();
  }
}
