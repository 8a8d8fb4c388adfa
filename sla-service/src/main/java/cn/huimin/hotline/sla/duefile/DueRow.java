package cn.huimin.hotline.sla.duefile;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.deadline.ClockKind;
import cn.huimin.hotline.sla.deadline.DemandType;
import cn.huimin.hotline.sla.deadline.Due;
import cn.huimin.hotline.sla.deadline.Extras;
import cn.huimin.hotline.sla.deadline.Limit;
import cn.huimin.hotline.sla.deadline.Limits;
import cn.huimin.hotline.sla.deadline.SlaPolicy;
import cn.huimin.hotline.sla.deadline.Urgency;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One question: when does a clock that started then run out?
 *
 * @param start when it started
 * @param clock a clock of DOMAIN §5, or a bare limit such as {@code WD:5}
 * @param type demand type; a bare limit does without
 * @param urgency urgency
 * @param extra what else bears on it
 */
record DueRow(
    Instant start, String clock, Optional<DemandType> type, Urgency urgency, Extras extra) {

  /** Between two extras; a time may hold a blank, but no letter follows it. */
  private static final Pattern BETWEEN = Pattern.compile("[;；|]+|[,，\\s]+(?=[a-zA-Z])");

  /** A date, perhaps a time of day, perhaps an offset. */
  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("[uuuu-M-d][uuuu/M/d]")
          .appendPattern("[['T'][ ]H:m[:s]]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[ ][XXX][XX][X]")
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final Set<String> NOTHING =
      Set.of("-", "--", "–", "—", "——", "/", "*", "ANY", "NONE", "NULL", "N/A", "无", "不限");

  private static final Map<String, DemandType> TYPES =
      Map.of(
          "投诉", DemandType.COMPLAINT,
          "举报", DemandType.REPORT,
          "求助", DemandType.HELP,
          "建议", DemandType.SUGGESTION,
          "咨询", DemandType.ENQUIRY,
          "表扬", DemandType.PRAISE);

  private static final Map<String, Urgency> URGENCIES =
      Map.of(
          "一般",
          Urgency.NORMAL,
          "普通",
          Urgency.NORMAL,
          "紧急",
          Urgency.URGENT,
          "特急",
          Urgency.EMERGENCY);

  /**
   * Reads a row.
   *
   * @param zone of times without an offset
   * @throws BadRowException naming the field and the mend
   */
  static DueRow of(
      String start, String clock, String type, String urgency, String extra, ZoneId zone) {
    boolean bare = ClockKind.ofCode(clock.strip().toLowerCase(Locale.ROOT)).isEmpty();
    return new DueRow(
        instant("start", start, zone),
        clock.strip(),
        bare || saysNothing(type)
            ? Optional.empty()
            : Optional.of(word("demand_type", type, DemandType.class, TYPES)),
        bare || saysNothing(urgency)
            ? Urgency.NORMAL
            : word("urgency", urgency, Urgency.class, URGENCIES),
        saysNothing(extra) ? Extras.NONE : extras(extra, zone));
  }

  /** Empty, or what people put into a cell that has nothing to say. */
  private static boolean saysNothing(String cell) {
    return cell.isBlank() || NOTHING.contains(cell.strip().toUpperCase(Locale.ROOT));
  }

  /**
   * When it runs out; empty where the policy has no such clock for the case.
   *
   * @throws BadRowException naming the field and the mend
   */
  Optional<Instant> dueAt(WorkingCalendar calendar, SlaPolicy policy) {
    try {
      var kind = ClockKind.ofCode(clock.toLowerCase(Locale.ROOT));
      if (kind.isEmpty()) {
        return Optional.of(bare(calendar));
      }
      if (extra.extensionDays() > policy.extensionMostDays()) {
        throw new BadRowException(
            "extra",
            "extensionWD 最多 " + policy.extensionMostDays() + " 个工作日，不是 " + extra.extensionDays());
      }
      boolean byType = urgency == Urgency.NORMAL && kind.get() != ClockKind.WARNING_ANSWER;
      if (type.isEmpty() && byType) {
        throw new BadRowException("demand_type", "没有填，请用：" + words(DemandType.class));
      }
      var due = limit(kind.get(), calendar, policy);
      return kind.get() == ClockKind.JOINT_ANSWER
          ? due.map(before -> keepable(before, calendar, policy))
          : due;
    } catch (DateTimeException e) {
      throw new BadRowException("start", "超出工作日历的年份，请核对");
    }
  }

  private Optional<Instant> limit(ClockKind kind, WorkingCalendar calendar, SlaPolicy policy) {
    return Limits.dueAt(
            kind,
            type.orElse(DemandType.COMPLAINT),
            urgency,
            start,
            bearing(kind, calendar, policy),
            calendar,
            policy)
        .map(Due::at);
  }

  /** What of the extras bears on the clock, as in the house: the others leave it alone. */
  private Extras bearing(ClockKind kind, WorkingCalendar calendar, SlaPolicy policy) {
    boolean handle = kind == ClockKind.HANDLE || kind == ClockKind.HANDLE_COMPLEX;
    boolean joint = kind == ClockKind.JOINT_ANSWER;
    return new Extras(
        kind.isExtended() ? extra.extensionDays() : 0,
        extra.sourceConsent(),
        extra.complex(),
        policy.rule(kind).binding(extra.sourceDeadline(), start),
        handle ? extra.caseDueAt() : null,
        joint ? lead(calendar, policy).orElse(null) : null,
        null);
  }

  /** The lead unit's limit: as it was said, or of a lead that started at the same time. */
  private Optional<Instant> lead(WorkingCalendar calendar, SlaPolicy policy) {
    return Optional.ofNullable(extra.leadDueAt())
        .or(
            () ->
                extra.complex()
                    ? limit(ClockKind.HANDLE_COMPLEX, calendar, policy)
                    : Optional.empty())
        .or(() -> limit(ClockKind.HANDLE, calendar, policy));
  }

  /**
   * A limit before the lead's that could still be kept, as {@code ClockRules} says it: else the
   * lead's own, else the least that a unit gets after a transfer.
   */
  private Instant keepable(Instant before, WorkingCalendar calendar, SlaPolicy policy) {
    return before.isAfter(start)
        ? before
        : lead(calendar, policy)
            .filter(lead -> lead.isAfter(start))
            .orElseGet(() -> Limits.dueAt(policy.transferLeast(), start, calendar));
  }

  /** A limit by itself, with extension and the source's deadline as for any clock. */
  private Instant bare(WorkingCalendar calendar) {
    var limit =
        Limit.parse(clock.toUpperCase(Locale.ROOT))
            .filter(one -> !one.isNone() && one.base() == Limit.Base.START)
            .orElseThrow(
                () ->
                    new BadRowException(
                        "clock",
                        "没有“"
                            + clock
                            + "”，请用 WD:n、WH:n、H:n、MIN:n 或："
                            + Arrays.stream(ClockKind.values())
                                .map(ClockKind::code)
                                .collect(Collectors.joining("、"))));
    var due = Limits.dueAt(limit, start, calendar);
    if (extra.extensionDays() > 0) {
      due = calendar.plusWorkingDays(due, extra.extensionDays());
    }
    var source = extra.sourceDeadline();
    return source != null && source.isBefore(due) ? source : due;
  }

  private static Extras extras(String text, ZoneId zone) {
    var extras = Extras.NONE;
    for (var one : BETWEEN.splitAsStream(text.strip()).toList()) {
      if (one.isEmpty()) {
        continue;
      }
      int equals = one.indexOf('=');
      var name = equals < 0 ? one : one.substring(0, equals).strip();
      var value = equals < 0 ? "" : one.substring(equals + 1).strip();
      extras =
          switch (name.toLowerCase(Locale.ROOT)) {
            case "extensionwd" -> extras.withExtension(days(value));
            case "sourcedeadline" -> extras.withSourceDeadline(instant("extra", value, zone));
            case "casedue" -> extras.afterTransfer(instant("extra", value, zone));
            case "leaddue" -> extras.withLead(instant("extra", value, zone));
            case "complex" -> extras.asComplex();
            default ->
                throw new BadRowException(
                    "extra",
                    "没有“"
                        + name
                        + "”，请用：extensionWD=n、sourceDeadline=时间、caseDue=时间、leadDue=时间、complex");
          };
    }
    return extras;
  }

  private static int days(String text) {
    try {
      int days = Integer.parseInt(text);
      if (days >= 0) {
        return days;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number below 0.
    }
    throw new BadRowException("extra", "extensionWD 要是 0 以上的整数，不是“" + text + "”");
  }

  private static Instant instant(String field, String text, ZoneId zone) {
    try {
      return switch (MOMENT.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from)) {
        case OffsetDateTime moment -> moment.toInstant();
        case LocalDateTime local -> local.atZone(zone).toInstant();
        default -> throw new DateTimeException("no time");
      };
    } catch (DateTimeException e) {
      throw new BadRowException(field, "“" + text + "”不是时间，请写成 2026-02-14T08:30:00+08:00");
    }
  }

  private static <E extends Enum<E>> E word(
      String field, String text, Class<E> type, Map<String, E> inChinese) {
    var wanted = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(type.getEnumConstants())
        .filter(word -> word.name().equals(wanted) || word.equals(inChinese.get(wanted)))
        .findFirst()
        .orElseThrow(
            () -> new BadRowException(field, "没有“" + text.strip() + "”，请用：" + words(type)));
  }

  private static <E extends Enum<E>> String words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining("、"));
  }
}
