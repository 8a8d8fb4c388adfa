package cn.huimin.hotline.intake.mapping;

import cn.huimin.hotline.intake.problem.FieldError;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one record, by the field they become, and what there is to tell of them. What a
 * record cannot do without is an error; anything else is left out and told (DOMAIN §2: what the
 * source says is a hint).
 */
final class Cells {

  /** Without these there is no work order. */
  private static final Set<String> REQUIRED = Set.of("externalNumber", "receivedAt", "content");

  /** How spreadsheets are made to leave a number alone: '123, ="123", a tab before it. */
  private static final Pattern GUARD =
      Pattern.compile("^(?:=\\s*\"(.*)\"|['‘’`](.*))$", Pattern.DOTALL);

  /** A link as a text file has it; what is shown is what it is called. */
  private static final Pattern LINK =
      Pattern.compile(
          "=\\s*HYPERLINK\\s*\\(\\s*\"[^\"]*\"\\s*[,;]\\s*\"?([^\"]*?)\"?\\s*\\)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BROKEN_FORMULA =
      Pattern.compile("#(?:N/A|REF!|VALUE!|NAME\\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)");

  /** What stands where a character could not be read. */
  private static final char UNREADABLE = '\uFFFD';

  private final RecordReader reader;
  private final Columns.Found columns;
  private final IntFunction<Cell> cells;
  private final List<FieldError> errors = new ArrayList<>();
  private final List<FieldError> warnings = new ArrayList<>();

  Cells(RecordReader reader, Columns.Found columns, IntFunction<Cell> cells) {
    this.reader = reader;
    this.columns = columns;
    this.cells = cells;
  }

  List<FieldError> errors() {
    return errors;
  }

  List<FieldError> warnings() {
    return warnings;
  }

  /** Tells of a fault for which the record is refused. */
  void wrong(String field, String message) {
    errors.add(new FieldError(field, message));
  }

  /** Tells of what was left out or understood in part; once of each. */
  void warn(String field, String message) {
    var warning = new FieldError(field, message);
    if (!warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  /** Positions of a field's columns, the preferred first. */
  List<Integer> places(String field) {
    return columns.byField().getOrDefault(field, List.of());
  }

  /** The cell of a column, bare; null if it says nothing or is a formula that broke. */
  @Nullable Cell at(int column, String field) {
    var cell = cells.apply(column);
    var text = bare(cell.text());
    if (text.isEmpty()
        || (reader.mapping().empty().contains(text) && !reader.isCode(field, text))) {
      return null;
    }
    if (BROKEN_FORMULA.matcher(text).matches()) {
      warn(field, "单元格里是出错的公式，没有收下；请改成实际内容");
      return null;
    }
    if (text.indexOf(UNREADABLE) >= 0) {
      warn(field, "有读不出的字（文件编码有坏字节），照读出的收下，请核对");
    }
    return new Cell(text, cell.serial(), cell.cut());
  }

  /** Every cell of a field that says something, the preferred first. */
  List<Cell> all(String field) {
    var said = new ArrayList<Cell>();
    for (int column : places(field)) {
      var cell = at(column, field);
      if (cell != null) {
        said.add(cell);
      }
    }
    if (said.isEmpty()) {
      refuseBroken(field);
    }
    return said;
  }

  /** The cell of the preferred column of a field; null if it says nothing. */
  @Nullable Cell preferred(String field) {
    var places = places(field);
    var cell = places.isEmpty() ? null : at(places.getFirst(), field);
    if (cell == null) {
      refuseBroken(field);
    }
    return cell;
  }

  private void refuseBroken(String field) {
    if (REQUIRED.contains(field)
        && warnings.removeIf(warning -> warning.field().equals(field))
        && errors.stream().noneMatch(error -> error.field().equals(field))) {
      wrong(field, "单元格里是出错的公式，请改成实际内容");
    }
  }

  /** The first cell of a field that says something. */
  @Nullable Cell first(String field) {
    var all = all(field);
    return all.isEmpty() ? null : all.getFirst();
  }

  /** Whether the preferred column of a field says nothing. */
  boolean fellBack(String field) {
    var places = places(field);
    return !places.isEmpty() && at(places.getFirst(), field) == null;
  }

  /** What the cells of a field say, each once, without those that another says with more words. */
  List<String> distinct(String field) {
    var kept = new ArrayList<String>();
    for (var text : new LinkedHashSet<>(all(field).stream().map(Cell::text).toList())) {
      if (kept.stream().noneMatch(other -> other.contains(text))) {
        kept.removeIf(text::contains);
        kept.add(text);
      }
    }
    return kept;
  }

  /** What columns say that ask for secrecy in other words than 保密. */
  List<String> secrecy() {
    var said = new ArrayList<String>();
    for (int column : columns.secrecy()) {
      var cell = at(column, "confidential");
      if (cell != null) {
        said.add(cell.text());
      }
    }
    return said;
  }

  /** Whether a column that a mapping takes the time from is the number's. */
  boolean isNamed(String field, Set<String> names) {
    return columns.uses().stream()
        .anyMatch(
            use -> field.equals(use.field()) && names.contains(Mapping.normalised(use.name())));
  }

  /** A text without what spreadsheets put around it. */
  static String bare(String text) {
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
