package cn.huimin.hotline.intake.mapping;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a record of another system as a work order. Messages never repeat a value. */
public final class RecordReader {

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
    var its = new Cells(this, columns, cells);
    var order = new OneRecord(its, this).order();
    return new Reading(order, its.errors(), its.warnings());
  }

  /** A cell as people write it: the serial number of a time becomes the time. */
  public String asWritten(Columns.Found columns, int column, Cell cell) {
    boolean isTime =
        Stream.of("receivedAt", "deadlineFromSource", "deadlineExtended", "deadlineSpan")
            .anyMatch(field -> columns.byField().getOrDefault(field, List.of()).contains(column));
    return cell.serial() == null || !isTime
        ? cell.text()
        : Moments.of(cell, zone).map(AS_WRITTEN::format).orElse(cell.text());
  }

  /** Whether a word that stands for nothing elsewhere, as 0, is one of a field's own words. */
  boolean isCode(String field, String text) {
    return switch (field) {
      case "demandType" -> demandTypes.containsKey(Mapping.normalised(text));
      case "urgency" -> urgencies.containsKey(Mapping.normalised(text)) || isYesOrNo(text);
      case "confidential" -> isYesOrNo(text);
      default -> false;
    };
  }

  private boolean isYesOrNo(String text) {
    return mapping.yes().contains(text) || mapping.no().contains(text);
  }

  Mapping mapping() {
    return mapping;
  }

  ZoneId zone() {
    return zone;
  }

  /** Names of the number's column by which its first digits are a time. */
  Set<String> numberTimes() {
    return numberTimes;
  }

  /** Demand types by their words; null for one that says none. */
  Map<String, @Nullable String> demandTypes() {
    return demandTypes;
  }

  /** Urgencies by their words. */
  Map<String, String> urgencies() {
    return urgencies;
  }
}
