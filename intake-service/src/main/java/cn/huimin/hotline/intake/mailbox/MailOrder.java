package cn.huimin.hotline.intake.mailbox;

import cn.huimin.hotline.intake.mail.Mail;
import cn.huimin.hotline.intake.mail.MailFile;
import cn.huimin.hotline.intake.scrub.Placeholder;
import cn.huimin.hotline.intake.scrub.Scrubber;
import cn.huimin.hotline.intake.workorder.Complainant;
import cn.huimin.hotline.intake.workorder.DerivedTitle;
import cn.huimin.hotline.intake.workorder.WorkOrder;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.Urgency;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a mail becomes: a work order, or the amendment of one. */
final class MailOrder {

  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_CONTENT = 19_000;
  private static final Duration EARLIEST = Duration.ofDays(30);
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("intake-messages", Locale.SIMPLIFIED_CHINESE);
  private static final Pattern ANSWER =
      Pattern.compile("^(?:\\s*+(?:re|回复|答复|回覆)\\s*+[:：])++", Pattern.CASE_INSENSITIVE);

  private MailOrder() {}

  /**
   * The files of a mail; with its whole text among them where the work order holds less of it, so
   * that nothing is lost by what is cut.
   *
   * @param codes look-up codes that stand in no file we make
   */
  static List<MailFile> files(Mail mail, Set<String> codes) {
    var files = new ArrayList<>(mail.files());
    var words = mail.words();
    if (words.cut() || words.text().length() > LONGEST_CONTENT) {
      files.add(
          new MailFile(
              WORDS.getString("mail.full-text"),
              without(codes, mail.text()).getBytes(StandardCharsets.UTF_8)));
    }
    return files;
  }

  /**
   * The work order a mail amends.
   *
   * @param thread its numbers
   * @param known who is known to have complained
   */
  record Amended(MailThread thread, Complainant known) {

    private boolean isBy(Mail mail) {
      return mail.address() != null && mail.address().equalsIgnoreCase(known.email());
    }

    /** Whether somebody else writes; where no address is known, nobody can tell. */
    private boolean isByAnother(Mail mail) {
      return known.email() != null && !isBy(mail);
    }
  }

  /**
   * The work order of a mail.
   *
   * @param mailbox account it came to
   * @param number number of the work order
   * @param amended the work order it amends; null if it is one of its own
   * @param previousNumber number of an earlier case of the thread, or null
   * @param codes look-up codes of cases the mail names, which stand in no text
   * @param attachments ids of its files
   * @param left how many files were not taken
   * @param now when it is read
   */
  static WorkOrder of(
      Mail mail,
      String mailbox,
      MailboxSettings.Account account,
      String number,
      @Nullable Amended amended,
      @Nullable String previousNumber,
      Set<String> codes,
      List<String> attachments,
      int left,
      Instant now) {
    var content = content(mail, amended, codes, left);
    return new WorkOrder(
        Channel.MAILBOX,
        amended == null ? mailbox : amended.thread().sourceLine(),
        amended == null ? number : amended.thread().externalNumber(),
        null,
        receivedAt(mail.sentAt(), now),
        account.sourceLevel(),
        null,
        // The subject of an answer is that of our acknowledgement.
        amended == null ? title(without(codes, mail.subject()), content) : null,
        content,
        null,
        null,
        Urgency.NORMAL,
        account.confidential(),
        amended == null ? writer(mail) : writerOfAnswer(mail, amended),
        attachments,
        previousNumber,
        null);
  }

  private static Complainant writer(Mail mail) {
    var words = mail.words();
    return new Complainant(
        words.name() == null ? mail.name() : words.name(),
        words.phone(),
        mail.address(),
        words.address());
  }

  /**
   * What an answer tells of who complained, if it is theirs: a phone, a home. Another name than
   * they began with makes them nobody else.
   */
  private static Complainant writerOfAnswer(Mail mail, Amended amended) {
    if (!amended.isBy(mail)) {
      return Complainant.NOBODY;
    }
    var words = mail.words();
    var name = amended.known().name();
    return new Complainant(
        name == null || name.equals(words.name()) ? words.name() : null,
        words.phone(),
        mail.address(),
        words.address());
  }

  private static String content(Mail mail, @Nullable Amended amended, Set<String> codes, int left) {
    var words = mail.words();
    var said = words.text();
    if (said.isBlank()) {
      said =
          words.cut()
              ? WORDS.getString("mail.only-history")
              : amended != null || mail.subject().isBlank()
                  ? WORDS.getString("mail.no-text")
                  : mail.subject();
    }
    if (amended != null && amended.isByAnother(mail)) {
      said = WORDS.getString("mail.another") + "\n" + said;
    }
    said = without(codes, said);
    var fitting =
        said.length() <= LONGEST_CONTENT
            ? said
            : said.substring(0, said.offsetByCodePoints(0, said.codePointCount(0, LONGEST_CONTENT)))
                + "\n"
                + WORDS.getString("mail.too-long");
    return left == 0
        ? fitting
        : fitting + "\n" + WORDS.getString("mail.files-left").formatted(left);
  }

  /**
   * A text without look-up codes: whoever has a case on the desk has no business with the code of
   * who complained. Those of cases the mail names go wherever they stand, others where they are
   * called so.
   */
  private static String without(Set<String> codes, String text) {
    var hidden = text;
    for (var code : codes) {
      hidden =
          Pattern.compile(
                  "(?<![A-Za-z0-9])" + Pattern.quote(code) + "(?![A-Za-z0-9])",
                  Pattern.CASE_INSENSITIVE)
              .matcher(hidden)
              .replaceAll(Placeholder.LOOK_UP_CODE.text());
    }
    return Scrubber.withoutCodes(hidden);
  }

  private static String title(String subject, String content) {
    var bare = ANSWER.matcher(subject).replaceFirst("").strip();
    var title = bare.isEmpty() ? DerivedTitle.of(content) : bare;
    return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
  }

  /** What the mail says, unless that cannot be. */
  private static Instant receivedAt(@Nullable Instant sentAt, Instant now) {
    var sent = Objects.requireNonNullElse(sentAt, now);
    return sent.isAfter(now) || sent.isBefore(now.minus(EARLIEST)) ? now : sent;
  }
}
