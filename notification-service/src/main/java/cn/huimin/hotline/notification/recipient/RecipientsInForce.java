package cn.huimin.hotline.notification.recipient;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.platform.recipient.Roster;
import cn.huimin.hotline.platform.recipient.RosterReader;
import cn.huimin.hotline.platform.recipient.Rule;
import cn.huimin.hotline.platform.recipient.RuleReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recipient rules of the policies in force, or those we ship where the policies have none.
 * Rules that are refused leave the ones before in force.
 */
public final class RecipientsInForce {

  private static final Logger LOG = LoggerFactory.getLogger(RecipientsInForce.class);

  private List<Rule> rules;
  private Roster roster = new Roster(List.of(), WorkingCalendar.SHANGHAI);
  private volatile Recipients recipients;
  private volatile @Nullable String trouble;

  /** Begins with the rules we ship. */
  public RecipientsInForce(String shipped) {
    rules = RuleReader.read(shipped);
    recipients = new Recipients(rules, roster);
  }

  /** Takes the rules of an edition. */
  public synchronized void take(Policies policies) {
    trouble = null;
    policies
        .document(RuleReader.DOCUMENT)
        .map(PolicyDocument::body)
        .ifPresent(body -> take(RuleReader.DOCUMENT, () -> rules = RuleReader.read(body)));
    policies
        .document(RosterReader.DOCUMENT)
        .map(PolicyDocument::body)
        .ifPresent(
            body ->
                take(
                    RosterReader.DOCUMENT,
                    () -> roster = RosterReader.read(body, WorkingCalendar.SHANGHAI)));
  }

  /** Who hears of what, now. */
  public Recipients current() {
    return recipients;
  }

  /** Why the rules of the last edition were refused, null if they were not. */
  public @Nullable String trouble() {
    return trouble;
  }

  private void take(String document, Runnable reading) {
    try {
      reading.run();
      recipients = new Recipients(rules, roster);
    } catch (IllegalArgumentException e) {
      trouble = document + " was refused: " + e.getMessage();
      LOG.error("{}; what was before stays in force", trouble);
    }
  }
}
