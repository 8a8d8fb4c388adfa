package cn.huimin.hotline.intake.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the columns and words of other systems mean, as data ({@code columns.json}).
 *
 * @param defaults fields of every row, for example its channel
 * @param columns names a column may have, by field of a work order
 * @param empty words that stand for an empty cell
 * @param demandType demand types by their words; null for a word that says none
 * @param urgency urgencies by their words
 * @param yes words for yes
 * @param no words for no
 */
record SheetWords(
    Map<String, String> defaults,
    Map<String, List<String>> columns,
    Set<String> empty,
    Map<String, @Nullable String> demandType,
    Map<String, String> urgency,
    Set<String> yes,
    Set<String> no) {

  private static final String FILE = "columns.json";

  /** Signs in a header that say nothing: the same platform writes them now and again. */
  private static final String NOISE = "[\\s_\\-—:：()（）【】*\\uFEFF]";

  /** The words we ship. */
  static SheetWords load() {
    try (var stream = SheetWords.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException(FILE + " is missing from the jar");
      }
      return JsonMapper.shared().readValue(stream, SheetWords.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fields by the normalised names of their columns. */
  Map<String, String> fieldsByColumn() {
    var fields = new HashMap<String, String>();
    columns.forEach((field, names) -> names.forEach(name -> fields.put(normalised(name), field)));
    return fields;
  }

  /** A header without what varies between exports: blanks, brackets, the prefix 12345. */
  static String normalised(String header) {
    var bare = header.replaceAll(NOISE, "").toLowerCase(Locale.ROOT);
    return bare.startsWith("12345") ? bare.substring("12345".length()) : bare;
  }

  /** Whether the cell of a yes-or-no column says yes; empty if it says neither. */
  Optional<Boolean> flag(String cell) {
    if (yes.contains(cell)) {
      return Optional.of(true);
    }
    return no.contains(cell) ? Optional.of(false) : Optional.empty();
  }
}
