package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.problem.FieldError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One row as a work order. */
final class RowReader {

  private static final LocalDateTime SERIAL_ZERO = LocalDate.of(1899, 12, 30).atStartOfDay();
  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

  /** Serial numbers from 2000 to 2100; others in a column of times are mistakes. */
  private static final BigDecimal FIRST_SERIAL = BigDecimal.valueOf(36_526);

  private static final BigDecimal LAST_SERIAL = BigDecimal.valueOf(73_051);

  /** A mobile number, or a landline with or without area code. */
  private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}|0\\d{9,11}|[2-9]\\d{6,7}");

  /** What a platform puts before a number, without which it is the same number. */
  private static final Pattern NUMBER_PREFIX =
      Pattern.compile("^(?:12345|SH)[-_]?(?=[0-9A-Za-z]{8})");

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("[uuuu-M-d][uuuu/M/d][uuuu.M.d][uuuu年M月d日]")
          .appendPattern("[['T'][ ]H:m[:s][.SSS]]")
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private final SheetWords words;
  private final ZoneId zone;

  RowReader(SheetWords words, ZoneId zone) {
    this.words = words;
    this.zone = zone;
  }

  SheetRow read(TableRow row, Map<String, Integer> columns) {
    var one = new One(row, columns);
    words.defaults().forEach(one.order::put);
    one.number("externalNumber");
    one.time("receivedAt");
    one.demandType();
    one.text("title");
    one.text("content");
    one.text("address");
    one.text("unitHint");
    one.urgency();
    one.confidential();
    one.complainant();
    one.number("previousNumber");
    one.time("deadlineFromSource");
    return new SheetRow(row.number(), one.order, one.errors);
  }

  /** The row being read. */
  private final class One {
    private final TableRow row;
    private final Map<String, Integer> columns;
    private final ObjectNode order = JsonMapper.shared().createObjectNode();
    private final List<FieldError> errors = new ArrayList<>();

    One(TableRow row, Map<String, Integer> columns) {
      this.row = row;
      this.columns = columns;
    }

    private @Nullable String cell(String field) {
      var column = columns.get(field);
      if (column == null) {
        return null;
      }
      var text = row.cell(column).text();
      return text.isEmpty() || words.empty().contains(text) ? null : text;
    }

    void text(String field) {
      var text = cell(field);
      if (text != null) {
        order.put(field, text);
      }
    }

    void number(String field) {
      var text = cell(field);
      if (text != null) {
        order.put(field, NUMBER_PREFIX.matcher(text).replaceFirst(""));
      }
    }

    void time(String field) {
      var column = columns.get(field);
      var text = cell(field);
      if (column == null || text == null) {
        return;
      }
      try {
        var serial = row.cell(column).serial();
        order.put(field, (serial == null ? parsed(text) : fromSerial(serial)).toString());
      } catch (DateTimeException e) {
        errors.add(new FieldError(field, "时间看不懂，请写成 2026-03-02 09:15:00 这样"));
      }
    }

    void demandType() {
      var text = cell("demandType");
      if (text == null) {
        return;
      }
      var word = text.endsWith("类") ? text.substring(0, text.length() - 1) : text;
      if (!words.demandType().containsKey(word)) {
        errors.add(new FieldError("demandType", "诉求类型只能是投诉、举报、求助、建议、咨询、表扬之一，不清楚的写其他"));
        return;
      }
      var type = words.demandType().get(word);
      if (type != null) {
        order.put("demandType", type);
      }
    }

    void urgency() {
      var text = cell("urgency");
      if (text == null) {
        return;
      }
      var urgency = words.urgency().get(text);
      if (urgency == null) {
        errors.add(new FieldError("urgency", "紧急程度只能是普通、紧急、特急之一"));
      } else {
        order.put("urgency", urgency);
      }
    }

    void confidential() {
      var text = cell("confidential");
      if (text != null) {
        words
            .flag(text)
            .ifPresentOrElse(
                secret -> order.put("confidential", secret),
                () -> errors.add(new FieldError("confidential", "是否保密只能写是或否")));
      }
    }

    void complainant() {
      var name = cell("complainant.name");
      var phone = cell("complainant.phone");
      if (phone == null) {
        phone = cell("complainant.phone2");
      }
      var home = cell("complainant.address");
      if (name == null && phone == null && home == null) {
        return;
      }
      var person = order.putObject("complainant");
      if (name != null) {
        person.put("name", name);
      }
      if (home != null) {
        person.put("address", home);
      }
      if (phone == null) {
        return;
      }
      if (PHONE.matcher(phone.replaceAll("[\\s\\-－]", "")).matches()) {
        person.put("phone", phone);
      } else {
        errors.add(new FieldError("complainant.phone", "电话位数不对，请核对后补全；没有就留空"));
      }
    }

    private java.time.OffsetDateTime parsed(String text) {
      return LocalDateTime.parse(text, TIME).atZone(zone).toOffsetDateTime();
    }

    private java.time.OffsetDateTime fromSerial(BigDecimal serial) {
      if (serial.compareTo(FIRST_SERIAL) < 0 || serial.compareTo(LAST_SERIAL) > 0) {
        throw new DateTimeException("no serial number of a date: " + serial);
      }
      long seconds =
          serial
              .multiply(SECONDS_A_DAY)
              .setScale(0, java.math.RoundingMode.HALF_UP)
              .longValueExact();
      return SERIAL_ZERO.plus(seconds, ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
    }
  }
}
