package cn.huimin.hotline.intake.scrub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final int LONGEST = 19;
  private static final int ID_DIGITS_BEFORE_CHECK = 17;
  private static final int WORDS_BEFORE = 12;
  private static final Pattern PHONE_WORDS =
      Pattern.compile("电话|座机|固话|手机|致电|来电|拨打|联系方式|联系号码|传真|(?i:tel)");
  private static final Pattern CARD_WORDS = Pattern.compile("卡号|银行卡|账号|帐号|账户|储蓄卡|信用卡");
  private static final Pattern ID_WORDS = Pattern.compile("身份证|证件号");

  private final String text;
  private final Set<String> ownPhones;
  private final List<Found> found = new ArrayList<>();

  private NumberFinder(String text, Set<String> ownPhones) {
    this.text = text;
    this.ownPhones = ownPhones;
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
      int last = matchFrom(run, first);
      if (last < first) {
        inside(run.groups().get(first));
        first++;
      } else {
        first = last + 1;
      }
    }
  }

  /** Records the best match that begins with a group; answers its last group, or -1. */
  private int matchFrom(DigitRun run, int first) {
    Placeholder best = null;
    int bestLast = -1;
    int bestEnd = -1;
    var digits = new StringBuilder();
    for (int last = first; last < run.groups().size(); last++) {
      digits.append(run.groups().get(last).digits());
      if (digits.length() > LONGEST) {
        break;
      }
      int start = run.groups().get(first).start();
      int end = run.groups().get(last).end();
      int idEnd = idCardEnd(digits.toString(), start, end);
      var kind = idEnd > 0 ? Placeholder.ID_CARD : kind(digits.toString(), start);
      if (kind != null && (best == null || rank(kind) > rank(best))) {
        best = kind;
        bestLast = last;
        bestEnd = idEnd > 0 ? idEnd : end;
      }
    }
    if (best != null) {
      found.add(new Found(withSign(run.groups().get(first).start(), bestEnd), bestEnd, best));
    }
    return bestLast;
  }

  private @Nullable Placeholder kind(String digits, int start) {
    if (Numbers.isBankCard(digits)
        || (Numbers.couldBeBankCard(digits) && wordsBefore(start, CARD_WORDS))) {
      return Placeholder.BANK_CARD;
    }
    if (Numbers.isMobile(digits)) {
      return Placeholder.MOBILE;
    }
    if (Numbers.isLandline(digits)
        || ownPhones.contains(digits)
        || (Numbers.couldBeLocalLandline(digits) && wordsBefore(start, PHONE_WORDS))) {
      return Placeholder.LANDLINE;
    }
    return null;
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
      while (check < text.length() && Character.isWhitespace(text.charAt(check))) {
        check++;
      }
      return check < text.length()
              && "xXｘＸ".indexOf(text.charAt(check)) >= 0
              && isIdCard(digits, 'X', start)
          ? check + 1
          : -1;
    }
    return -1;
  }

  private boolean isIdCard(String front, char check, int start) {
    return Numbers.isIdCard(front, check)
        || (Numbers.looksLikeIdCard(front) && wordsBefore(start, ID_WORDS));
  }

  private boolean wordsBefore(int start, Pattern words) {
    return words.matcher(text.substring(Math.max(0, start - WORDS_BEFORE), start)).find();
  }

  /** Mobile numbers in one group that is longer: several in a row, or one behind a count. */
  private void inside(DigitRun.Group group) {
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
    return before >= 1 && before <= 2 && Numbers.isPlainMobile(group.digits().substring(before))
        ? Optional.of(group.start() + before)
        : Optional.empty();
  }

  /** With the plus of a country code, or the bracket that closes within the number, before it. */
  private int withSign(int start, int end) {
    if (start == 0) {
      return start;
    }
    char before = text.charAt(start - 1);
    var number = text.substring(start, end);
    boolean opened = "(（".indexOf(before) >= 0 && (number.contains(")") || number.contains("）"));
    return opened || "+＋".indexOf(before) >= 0 ? start - 1 : start;
  }
}
