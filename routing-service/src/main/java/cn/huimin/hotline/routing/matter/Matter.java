package cn.huimin.hotline.routing.matter;

import cn.huimin.hotline.routing.likeness.Sketch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cases of one person, in the order in which they were accepted, and which of them are about
 * one matter: of the same unit and category, or of nearly the same words (DOMAIN §4.5). Of two
 * accepted in the same millisecond, the one that was seen first comes first.
 *
 * @param cases the cases, oldest first
 */
public record Matter(List<Known> cases) {

  /** A person who has not complained yet. */
  public static final Matter NONE = new Matter(List.of());

  private static final Comparator<Known> BY_AGE = Comparator.comparing(Known::acceptedAt);

  /** How many windows back cases are kept; those of the last but one keep what they were told. */
  private static final int WINDOWS_KEPT = 5;

  /** A case that must be told again: what it was told last may have been forgotten. */
  private static final int NOBODY_KNOWS = 0;

  /**
   * A case that was seen.
   *
   * @param caseId the case
   * @param matterId its matter: person, unit and category
   * @param acceptedAt when it was accepted
   * @param counts whether it counts: false once it has gone to another matter, or was no complaint
   * @param sketch how its text looks, null if it was too short
   * @param filedAt when it was closed on file (备案办结), null if it was not
   */
  public record Sighting(
      String caseId,
      String matterId,
      Instant acceptedAt,
      boolean counts,
      @Nullable String sketch,
      @Nullable Instant filedAt) {

    boolean wasFiledBefore(Sighting later) {
      return filedAt != null && !filedAt.isAfter(later.acceptedAt());
    }
  }

  /**
   * A case of the person.
   *
   * @param seen the case as it was seen last
   * @param told which complaint it was last told to be
   */
  public record Known(Sighting seen, int told) {

    Instant acceptedAt() {
      return seen.acceptedAt();
    }
  }

  /**
   * A case must be told that it is another complaint than it was told last.
   *
   * @param caseId the case
   * @param matterId its matter
   * @param ordinal 1 for the first, 2 for the second …
   * @param earlier the earlier cases, oldest first
   * @param onFile whether the last of them had been closed on file when the case came
   */
  public record Telling(
      String caseId, String matterId, int ordinal, List<String> earlier, boolean onFile) {}

  /**
   * The cases after one was seen, and who must be told.
   *
   * @param after the cases after it
   * @param tellings who must be told what, oldest case first
   */
  public record Seen(Matter after, List<Telling> tellings) {}

  /**
   * When two cases of a person are about one matter.
   *
   * @param window how far back an earlier complaint counts
   * @param nearIdentical likeness from which two texts are one complaint, 0 to 1
   */
  public record Rule(Duration window, double nearIdentical) {}

  /** Copies its list. */
  public Matter {
    cases = List.copyOf(cases);
  }

  /** A case was seen, for the first time or again. */
  public Seen see(Sighting seen, Rule rule) {
    var all = new ArrayList<>(cases);
    var known = known(seen.caseId());
    var now = new Known(seen, known.map(before -> told(before, seen)).orElse(1));
    if (known.isPresent()) {
      all.set(all.indexOf(known.get()), now);
    } else {
      all.add(now);
    }
    all.sort(BY_AGE);
    var newest = all.getLast().acceptedAt();
    // Of several matters the newest case may be of another: the old ones are kept for long.
    all.removeIf(one -> isOlder(one, newest, rule, WINDOWS_KEPT));
    var tellings = new ArrayList<Telling>();
    for (int i = 0; i < all.size(); i++) {
      var one = all.get(i);
      if (one.seen().counts() && !isOlder(one, newest, rule, WINDOWS_KEPT - 1)) {
        var earlier = earlier(all.subList(0, i), one, rule);
        int ordinal = earlier.size() + 1;
        if (ordinal != one.told()) {
          all.set(i, new Known(one.seen(), ordinal));
          tellings.add(
              new Telling(
                  one.seen().caseId(),
                  one.seen().matterId(),
                  ordinal,
                  earlier.stream().map(Sighting::caseId).toList(),
                  !earlier.isEmpty() && earlier.getLast().wasFiledBefore(one.seen())));
        }
      }
    }
    return new Seen(new Matter(all), List.copyOf(tellings));
  }

  private static boolean isOlder(Known one, Instant newest, Rule rule, int windows) {
    return one.acceptedAt().isBefore(newest.minus(rule.window().multipliedBy(windows)));
  }

  private Optional<Known> known(String caseId) {
    return cases.stream().filter(known -> known.seen().caseId().equals(caseId)).findFirst();
  }

  /** With another matter a case begins as its first; one that counts again has to be told. */
  private static int told(Known before, Sighting now) {
    if (!before.seen().matterId().equals(now.matterId())) {
      return 1;
    }
    return now.counts() && !before.seen().counts() ? NOBODY_KNOWS : before.told();
  }

  private static List<Sighting> earlier(List<Known> before, Known known, Rule rule) {
    return before.stream()
        .map(Known::seen)
        .filter(Sighting::counts)
        .filter(other -> !other.acceptedAt().isBefore(known.acceptedAt().minus(rule.window())))
        .filter(other -> areOfOneMatter(other, known.seen(), rule))
        .toList();
  }

  private static boolean areOfOneMatter(Sighting one, Sighting other, Rule rule) {
    return one.matterId().equals(other.matterId())
        || Sketch.likeness(one.sketch(), other.sketch()) >= rule.nearIdentical();
  }
}
