package cn.huimin.hotline.intake.mailbox;

import cn.huimin.hotline.intake.mail.Mail;
import cn.huimin.hotline.intake.mail.MailFile;
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
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a mail becomes: a work order, or the amendment of one. */
final class MailOrder {

  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_CONTENT = 19_000;
  private static final Duration EARLIEST = Duration.ofDays(30);
  private static final Pattern ANSWER =
      Pattern.compile("^(?:\\s*+(?:re|回复|答复|回覆)\\s*+[:：])++", Pattern.CASE_INSENSITIVE);

  private MailOrder() {}

  /**
   * The files of a mail; with its whole text among them where the work order holds less of it, so
   * that nothing is lost by what is cut.
   */
  static List<MailFile> files(Mail mail, boolean inThread) {
    var files = new ArrayList<>(mail.files());
    var words = mail.words();
    if ((words.cut() && !inThread) || words.text().length() > LONGEST_CONTENT) {
      files.add(new MailFile("邮件全文.txt", mail.text().getBytes(StandardCharsets.UTF_8)));
    }
    return files;
  }

  /**
   * The work order of a mail.
   *
   * @param mailbox account it came to
   * @param number number of the work order
   * @param thread the work order it amends; null if it is one of its own
   * @param previousNumber number of an earlier case of the thread, or null
   * @param attachments ids of its files
   * @param left how many files were not taken
   * @param now when it is read
   */
  static WorkOrder of(
      Mail mail,
      String mailbox,
      MailboxSettings.Account account,
      String number,
      @Nullable MailThread thread,
      @Nullable String previousNumber,
      List<String> attachments,
      int left,
      Instant now) {
    var words = mail.words();
    var content = content(words.text(), mail.subject(), left);
    return new WorkOrder(
        Channel.MAILBOX,
        thread == null ? mailbox : thread.sourceLine(),
        thread == null ? number : thread.externalNumber(),
        null,
        receivedAt(mail.sentAt(), now),
        account.sourceLevel(),
        null,
        // The subject of an answer is that of our acknowledgement.
        thread == null ? title(mail.subject(), content) : null,
        content,
        null,
        null,
        Urgency.NORMAL,
        account.confidential(),
        // An answer does not change who complained.
        thread == null
            ? new Complainant(
                words.name() == null ? mail.name() : words.name(),
                words.phone(),
                mail.address(),
                words.address())
            : Complainant.NOBODY,
        attachments,
        previousNumber,
        null);
  }

  private static String content(String text, String subject, int left) {
    var said = !text.isBlank() ? text : !subject.isBlank() ? subject : "（邮件没有文字，请看附件或联系来信人）";
    var fitting =
        said.length() <= LONGEST_CONTENT
            ? said
            : said.substring(0, said.offsetByCodePoints(0, said.codePointCount(0, LONGEST_CONTENT)))
                + "\n（邮件太长，全文见附件）";
    return left == 0 ? fitting : fitting + "\n（另有 " + left + " 个附件没有收下：太大、太多或不是可收的类型）";
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
