package cn.huimin.hotline.intake.mapping;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When a record came in, and until when its source wants it done. */
final class Times {

  /** How long and not until when: 5, 5.0, 5个工作日, 五个工作日, 24小时. */
  private static final Pattern SPAN =
      Pattern.compile(
          "(?:\\d{1,3}(?:\\.0+)?|[一二两三四五六七八九十半]{1,3})\\s*(?:个)?\\s*"
              + "(?:工作日|自然日|日|天|小时|时|h|H|分钟|周|月)?(?:内|以内|之内)?");

  /** 请于2026年12月1日前办结: what stands around a day that is still meant. */
  private static final Pattern BEFORE_THE_DAY =
      Pattern.compile("^(?:(?:请|务必|必须|须|应当?|需|限|限时|要求|最迟|最晚|截[止至])+[于在至到]?|[于在至到])\\s*[:：]?\\s*");

  private static final Pattern AFTER_THE_DAY =
      Pattern.compile(
          "\\s*(?:(?:之前|以前|前|为?止|截[止至])(?:需|须|应|请)?(?:办理完毕|办[结完理]|回复|答复|反馈|完成|报送|上报|报结|落实)*(?:结果|情况|完毕|到位)?)[。.!！]?$");

  private static final String DEADLINE = "deadlineFromSource";

  private static final int LONGEST = 60;

  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  private final Cells cells;
  private final ZoneId zone;

  Times(Cells cells, ZoneId zone) {
    this.cells = cells;
    this.zone = zone;
  }

  /** When it came in; empty if that is not said. */
  Optional<OffsetDateTime> received() {
    var field = "receivedAt";
    var split = dayAndTime(field);
    if (split.isPresent()) {
      return split;
    }
    var said = cells.all(field);
    var cell = readable(said);
    if (cell.isPresent()) {
      tellOtherColumn(field, said, cell.get());
    } else if (!said.isEmpty()) {
      cells.wrong(field, "时间看不懂，请写成 2026-03-02 09:15:00 这样");
    }
    return cell.flatMap(one -> Moments.of(one, zone));
  }

  private Optional<Cell> readable(List<Cell> said) {
    return said.stream().filter(cell -> Moments.of(cell, zone).isPresent()).findFirst();
  }

  private void tellOtherColumn(String field, List<Cell> said, Cell read) {
    var place = field.startsWith("deadline") ? DEADLINE : field;
    if (!said.getFirst().equals(read)) {
      cells.warn(place, "首选的时间列看不懂，取自另一列时间，请核对");
    } else if (cells.fellBack(field)) {
      cells.warn(place, "首选的时间列是空的，取自另一列时间，请核对");
    }
  }

  /**
   * Until when the source wants it done. What cannot be read as one moment binds nobody and is
   * told; a day without a time ends with its last second, since nothing is due at midnight before
   * it.
   */
  Optional<OffsetDateTime> deadline() {
    // What the source has put off is due then, and no longer at first.
    var extended = deadline("deadlineExtended");
    return extended.isPresent() ? extended : deadline(DEADLINE);
  }

  private Optional<OffsetDateTime> deadline(String from) {
    var field = DEADLINE;
    var split = dayAndTime(from);
    if (split.isPresent()) {
      return split;
    }
    var said = cells.all(from).stream().map(Times::day).toList();
    if (said.isEmpty()) {
      var inSpan = from.equals(DEADLINE) ? readable(cells.all("deadlineSpan")) : Optional.empty();
      if (inSpan.isPresent()) {
        return deadline("deadlineSpan");
      }
      if (from.equals(DEADLINE) && cells.first("deadlineSpan") != null) {
        cells.warn(field, "来源只写了办理时长，没有写到哪一天，没有收下；要按来源的期限办，请给出日期");
      }
      return Optional.empty();
    }
    var readable = readable(said);
    if (readable.isEmpty()) {
      cells.warn(
          field,
          SPAN.matcher(said.getFirst().text()).matches()
              ? "写的是多少天，不是哪一天，没有收下；要按来源的期限办，请改成日期"
              : "来源的期限看不懂，没有收下；要按来源的期限办，请写成 2026-03-02 17:30 这样");
      return Optional.empty();
    }
    var cell = readable.get();
    var when = Moments.of(cell, zone);
    if (!SPAN.matcher(said.getFirst().text()).matches()) {
      tellOtherColumn(from, said, cell);
    }
    if (Moments.isDayAlone(cell)) {
      cells.warn(field, "来源的期限只写了哪一天，按那天 23:59:59 收下，请核对");
      return when.map(day -> day.toLocalDate().atTime(END_OF_DAY).atZone(zone).toOffsetDateTime());
    }
    if (when.orElseThrow().toLocalTime().equals(LocalTime.MIDNIGHT)) {
      cells.warn(field, "来源的期限是零点，照写的收下，请核对是哪一天");
    }
    return when;
  }

  /** A day without 前 and the like around it; what it ends with is its last second all the same. */
  private static Cell day(Cell cell) {
    if (cell.serial() != null || cell.text().length() > LONGEST) {
      return cell;
    }
    var after = AFTER_THE_DAY.matcher(cell.text()).replaceFirst("");
    var bare = BEFORE_THE_DAY.matcher(after).replaceFirst("");
    return bare.equals(cell.text()) ? cell : Cell.text(bare);
  }

  /** A day in one column and its time in another, as some platforms keep them. */
  private Optional<OffsetDateTime> dayAndTime(String field) {
    if (cells.places(field).size() < 2) {
      return Optional.empty();
    }
    var said = cells.all(field);
    if (said.size() < 2) {
      return Optional.empty();
    }
    @Nullable String time =
        said.stream().flatMap(cell -> Moments.timeAlone(cell).stream()).findFirst().orElse(null);
    return time == null
        ? Optional.empty()
        : said.stream()
            .filter(cell -> Moments.timeAlone(cell).isEmpty())
            .findFirst()
            .flatMap(day -> Moments.at(day, time, zone));
  }
}
