package cn.huimin.hotline.intake.mapping;

import cn.huimin.hotline.schemas.word.Urgency;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a source's words for an urgency mean, alone or among others. */
final class UrgencyWords {

  /** Words for a yes that answer another question. */
  private static final Pattern OF_SECRECY = Pattern.compile("密|公开");

  private static final Pattern DENIED = Pattern.compile("不|非(?!常)|无|未");

  private final RecordReader reader;

  UrgencyWords(RecordReader reader) {
    this.reader = reader;
  }

  /** The urgency of a cell; empty if it is none. */
  Optional<Urgency> of(String text) {
    var word = Mapping.normalised(text);
    var exact = reader.urgencies().get(word);
    if (exact != null) {
      return Optional.of(Urgency.valueOf(exact));
    }
    if (reader.mapping().yes().contains(text) && !OF_SECRECY.matcher(text).find()) {
      return Optional.of(Urgency.URGENT);
    }
    return reader.mapping().no().contains(text) ? Optional.of(Urgency.NORMAL) : within(word);
  }

  /** Of words with others around them: 特急工单, 一级（特急）, and not of 一般紧急 or 不是很紧急. */
  private Optional<Urgency> within(String word) {
    var within =
        reader.urgencies().entrySet().stream()
            .filter(known -> known.getKey().length() > 1 && word.contains(known.getKey()))
            .map(known -> Map.entry(known.getKey(), Urgency.valueOf(known.getValue())))
            .toList();
    // 不紧急 holds 紧急: what is left without it tells.
    var left = word;
    boolean normal = false;
    for (var known : within) {
      if (known.getValue() == Urgency.NORMAL) {
        left = left.replace(known.getKey(), "");
        normal = true;
      }
    }
    var rest = left;
    var urgent =
        within.stream()
            .filter(known -> known.getValue() != Urgency.NORMAL && rest.contains(known.getKey()))
            .map(Map.Entry::getValue)
            .max(Comparator.naturalOrder());
    if (urgent.isPresent()) {
      return normal || DENIED.matcher(word).find() ? Optional.empty() : urgent;
    }
    return normal ? Optional.of(Urgency.NORMAL) : Optional.empty();
  }
}
