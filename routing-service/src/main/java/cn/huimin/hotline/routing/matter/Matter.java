package cn.huimin.hotline.routing.matter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cases of one person about one matter, in the order in which they were accepted (DOMAIN §4.5);
 * of two accepted in the same millisecond, the one that was seen first comes first.
 *
 * @param cases the cases, oldest first
 */
public record Matter(List<Known> cases) {

  /** A matter nobody has complained about yet. */
  public static final Matter NONE = new Matter(List.of());

  private static final Comparator<Known> BY_AGE = Comparator.comparing(Known::acceptedAt);

  /**
   * A case of the matter.
   *
   * @param caseId the case
   * @param acceptedAt when it was accepted
   * @param counts whether it counts: false once it has gone to another matter
   * @param told which complaint it was last told to be
   */
  public record Known(String caseId, Instant acceptedAt, boolean counts, int told) {}

  /**
   * A case must be told that it is another complaint than it was told last.
   *
   * @param caseId the case
   * @param ordinal 1 for the first, 2 for the second …
   * @param earlier the earlier cases, oldest first
   */
  public record Telling(String caseId, int ordinal, List<String> earlier) {}

  /**
   * The matter after a case was seen, and who must be told.
   *
   * @param after the matter after it
   * @param tellings who must be told what, oldest case first
   */
  public record Seen(Matter after, List<Telling> tellings) {}

  /** Copies its list. */
  public Matter {
    cases = List.copyOf(cases);
  }

  /**
   * A case of the matter was seen, for the first time or again.
   *
   * @param caseId the case
   * @param acceptedAt when it was accepted
   * @param counts whether it still belongs to the matter
   * @param window how far back an earlier complaint counts
   */
  public Seen see(String caseId, Instant acceptedAt, boolean counts, Duration window) {
    var all = new ArrayList<>(cases);
    int place = placeOf(caseId);
    if (place < 0) {
      all.add(new Known(caseId, acceptedAt, counts, 1));
    } else {
      all.set(place, new Known(caseId, acceptedAt, counts, cases.get(place).told()));
    }
    all.sort(BY_AGE);
    var newest = all.getLast().acceptedAt();
    // An old case keeps what it was told; twice the window holds all that counts for the others.
    all.removeIf(known -> known.acceptedAt().isBefore(newest.minus(window.multipliedBy(2))));
    var tellings = new ArrayList<Telling>();
    for (int i = 0; i < all.size(); i++) {
      var known = all.get(i);
      if (known.counts() && !known.acceptedAt().isBefore(newest.minus(window))) {
        var earlier = earlier(all.subList(0, i), known, window);
        if (earlier.size() + 1 != known.told()) {
          all.set(i, new Known(known.caseId(), known.acceptedAt(), true, earlier.size() + 1));
          tellings.add(new Telling(known.caseId(), earlier.size() + 1, earlier));
        }
      }
    }
    return new Seen(new Matter(all), List.copyOf(tellings));
  }

  private int placeOf(String caseId) {
    return IntStream.range(0, cases.size())
        .filter(i -> cases.get(i).caseId().equals(caseId))
        .findFirst()
        .orElse(-1);
  }

  private static List<String> earlier(List<Known> before, Known known, Duration window) {
    return before.stream()
        .filter(Known::counts)
        .filter(other -> !other.acceptedAt().isBefore(known.acceptedAt().minus(window)))
        .map(Known::caseId)
        .toList();
  }
}
