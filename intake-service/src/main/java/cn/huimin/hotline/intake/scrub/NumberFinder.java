package cn.huimin.hotline.intake.scrub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds personal numbers in one text, however they are spelled. A number begins and ends where a
 * group of digits does, so that the middle of a longer number is nobody's phone.
 */
final class NumberFinder {

  /**
   * A place in the text that is to be replaced.
   *
   * @param start first character
   * @param end behind the last character
   * @param placeholder what takes its place
   */
  record Found(int start, int end, Placeholder placeholder) {}

  private static final int SHORTEST = 7;
  private static final int LONGEST = 19;
  private static final int ID_DIGITS_BEFORE_CHECK = 17;
  private static final int MOST_BEFORE_CHECK = 3;

  /** From so many groups on, numbers that grow are a list: 1、3、5、7、9、11、13、15. */
  private static final int LIST = 5;

  private final String text;
  private final Set<String> ownPhones;
  private final Surroundings words;
  private final List<Found> found = new ArrayList<>();

  private NumberFinder(String text, Set<String> ownPhones) {
    this.text = text;
    this.ownPhones = ownPhones;
    this.words = new Surroundings(text);
  }

  /**
   * All personal numbers of a text, in order, none overlapping.
   *
   * @param ownPhones digits of numbers known to be the complainant's
   */
  static List<Found> find(String text, Set<String> ownPhones) {
    var finder = new NumberFinder(text, ownPhones);
    DigitRun.in(text).forEach(finder::search);
    return finder.found;
  }

  private void search(DigitRun run) {
    int first = 0;
    while (first < run.groups().size()) {
      int last = Math.max(matchFrom(run, first), nobodys(run, first));
      if (last < first) {
        inside(run.groups().get(first));
        first++;
      } else {
        first = last + 1;
      }
    }
  }

  /** A match that may be recorded. */
  private record Match(Placeholder kind, int last, int end) {}

  /** Records the best match that begins with a group; answers its last group, or -1. */
  private int matchFrom(DigitRun run, int first) {
    int start = run.groups().get(first).start();
    Match best = null;
    boolean listed = false;
    var digits = new StringBuilder();
    for (int last = first; last < run.groups().size(); last++) {
      var group = run.groups().get(last);
      digits.append(group.digits());
      listed = listed || (last > first && group.listed());
      if (digits.length() > LONGEST || (listed && !setApart(run, first, last))) {
        break;
      }
      var match = match(digits.toString(), run, first, last);
      if (match != null && (best == null || rank(match.kind()) > rank(best.kind()))) {
        best = match;
      }
    }
    if (best == null || (rank(best.kind()) <= 1 && nobodys(run, first) >= first)) {
      return -1;
    }
    found.add(new Found(withSign(start, best.end()), withMarks(best.end()), best.kind()));
    return best.last();
  }

  private @Nullable Match match(String digits, DigitRun run, int first, int last) {
    int start = run.groups().get(first).start();
    int end = run.groups().get(last).end();
    int idEnd = idCardEnd(digits, start, end);
    if (idEnd > 0) {
      return new Match(Placeholder.ID_CARD, last, idEnd);
    }
    var kind = kind(digits, start, end);
    return kind == null || isList(run, first, last) ? null : new Match(kind, last, end);
  }

  /** Commas stand within one number only where it is set apart as people do: 138，0000，1234. */
  private static boolean setApart(DigitRun run, int first, int last) {
    var groups = run.groups().subList(first, last + 1);
    var lengths = groups.stream().map(group -> group.digits().length()).toList();
    return lengths.equals(List.of(3, 4))
        || lengths.equals(List.of(3, 4, 4))
        || (groups.size() == 2
            && groups.getFirst().digits().startsWith("0")
            && lengths.getFirst() <= 4
            && lengths.getLast() >= 7);
  }

  private static boolean isList(DigitRun run, int first, int last) {
    if (last - first + 1 < LIST) {
      return false;
    }
    for (int at = first; at < last; at++) {
      var one = run.groups().get(at).digits();
      var next = run.groups().get(at + 1).digits();
      if (one.length() > next.length()
          || (one.length() == next.length() && one.compareTo(next) >= 0)) {
        return false;
      }
    }
    return true;
  }

  /** The last group of a date or a service number that begins with a group; -1 if none does. */
  private static int nobodys(DigitRun run, int first) {
    var groups = run.groups();
    if (first + 2 < groups.size()
        && Numbers.isDate(
            groups.get(first).digits(),
            groups.get(first + 1).digits(),
            groups.get(first + 2).digits())) {
      return first + 2;
    }
    var digits = new StringBuilder();
    for (int last = first; last < groups.size() && last < first + 4; last++) {
      digits.append(groups.get(last).digits());
      if (Numbers.isService(digits.toString())) {
        return last;
      }
    }
    return -1;
  }

  private @Nullable Placeholder kind(String digits, int start, int end) {
    if (digits.length() < SHORTEST) {
      return null;
    }
    if (ownPhones.contains(digits)) {
      return Numbers.isMobile(digits) ? Placeholder.MOBILE : Placeholder.LANDLINE;
    }
    var kind = kindByDigits(digits, start, end);
    return kind == null || words.countMoney(start, end) ? null : kind;
  }

  private @Nullable Placeholder kindByDigits(String digits, int start, int end) {
    if (Numbers.couldBeBankCard(digits)
        && (words.speakOfACard(start)
            || (Numbers.isBankCard(digits) && !words.nameAThing(start)))) {
      return Placeholder.BANK_CARD;
    }
    if (Numbers.isMobile(digits) && isNoThing(start)) {
      return Placeholder.MOBILE;
    }
    return (Numbers.isLandline(digits) && isNoThing(start))
            || (Numbers.isLandlineWithoutZero(digits) && hasPlus(start))
            || (Numbers.couldBeLocalLandline(digits)
                && words.speakOfAPhone(start)
                && !words.nameAThing(start)
                && !words.count(end))
        ? Placeholder.LANDLINE
        : null;
  }

  private boolean isNoThing(int start) {
    return !words.nameAThing(start) || words.speakOfAPhone(start);
  }

  private boolean hasPlus(int start) {
    return start > 0 && "+＋".indexOf(text.charAt(start - 1)) >= 0;
  }

  private static int rank(Placeholder kind) {
    return switch (kind) {
      case ID_CARD -> 4;
      case BANK_CARD -> 3;
      case MOBILE -> 2;
      default -> 1;
    };
  }

  /** Where an identity card number that begins here ends, or -1 if it is none. */
  private int idCardEnd(String digits, int start, int end) {
    if (digits.length() == ID_DIGITS_BEFORE_CHECK + 1) {
      var front = digits.substring(0, ID_DIGITS_BEFORE_CHECK);
      return isIdCard(front, digits.charAt(ID_DIGITS_BEFORE_CHECK), start) ? end : -1;
    }
    if (digits.length() == ID_DIGITS_BEFORE_CHECK) {
      int check = end;
      while (check < text.length()
          && check < end + MOST_BEFORE_CHECK
          && (Character.isWhitespace(text.charAt(check))
              || "-－—·.".indexOf(text.charAt(check)) >= 0)) {
        check++;
      }
      return check < text.length()
              && "xXｘＸ×ⅹⅩχΧ".indexOf(text.charAt(check)) >= 0
              && isIdCard(digits, 'X', start)
          ? check + 1
          : -1;
    }
    return Numbers.isOldIdCard(digits)
            && (words.speakOfAnIdCard(start) || !words.nameAThing(start))
            && !words.countMoney(start, end)
        ? end
        : -1;
  }

  private boolean isIdCard(String front, char check, int start) {
    return Numbers.isIdCard(front, check)
        || (Numbers.looksLikeIdCard(front) && words.speakOfAnIdCard(start));
  }

  /** Mobile numbers in one group that is longer: several in a row, or one behind a count. */
  private void inside(DigitRun.Group group) {
    if (words.countMoney(group.start(), group.end()) || words.nameAThing(group.start())) {
      return;
    }
    mobilesInARow(group)
        .or(() -> mobileBehindACount(group))
        .ifPresent(start -> found.add(new Found(start, group.end(), Placeholder.MOBILE)));
  }

  private static Optional<Integer> mobilesInARow(DigitRun.Group group) {
    var digits = group.digits();
    if (digits.length() % Numbers.MOBILE_LENGTH != 0) {
      return Optional.empty();
    }
    for (int at = 0; at < digits.length(); at += Numbers.MOBILE_LENGTH) {
      if (!Numbers.isPlainMobile(digits.substring(at, at + Numbers.MOBILE_LENGTH))) {
        return Optional.empty();
      }
    }
    return Optional.of(group.start());
  }

  private static Optional<Integer> mobileBehindACount(DigitRun.Group group) {
    int before = group.digits().length() - Numbers.MOBILE_LENGTH;
    return before >= 1
            && before <= 2
            // Digits of one character each: else the place of the first is not known.
            && group.end() - group.start() == group.digits().length()
            && Numbers.isPlainMobile(group.digits().substring(before))
        ? Optional.of(group.start() + before)
        : Optional.empty();
  }

  /** With what is drawn around its last digit. */
  private int withMarks(int end) {
    int behind = end;
    while (behind < text.length() && DigitRun.isMark(text.charAt(behind))) {
      behind++;
    }
    return behind;
  }

  /** With the plus of a country code, or the bracket that closes within the number, before it. */
  private int withSign(int start, int end) {
    if (start == 0) {
      return start;
    }
    char before = text.charAt(start - 1);
    var number = text.substring(start, end);
    boolean opened = "(（".indexOf(before) >= 0 && (number.contains(")") || number.contains("）"));
    boolean plus = hasPlus(start) && (start == 1 || !Character.isDigit(text.charAt(start - 2)));
    return opened || plus ? start - 1 : start;
  }
}
