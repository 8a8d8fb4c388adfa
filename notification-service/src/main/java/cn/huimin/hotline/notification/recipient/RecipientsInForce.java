package cn.huimin.hotline.notification.recipient;

import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recipient rules of the policies in force, or those we ship where the policies have none.
 * Rules that are refused leave the ones before in force.
 */
public final class RecipientsInForce {

  /** Name of the policy document. */
  public static final String DOCUMENT = "recipients";

  private static final Logger LOG = LoggerFactory.getLogger(RecipientsInForce.class);

  private volatile Recipients recipients;
  private volatile @Nullable String trouble;

  /** Begins with the rules we ship. */
  public RecipientsInForce(String shipped) {
    recipients = new Recipients(RuleReader.read(shipped));
  }

  /** Takes the rules of an edition. */
  public void take(Policies policies) {
    policies.document(DOCUMENT).map(PolicyDocument::body).ifPresent(this::take);
  }

  /** Who hears of what, now. */
  public Recipients current() {
    return recipients;
  }

  /** Why the rules of the last edition were refused, null if they were not. */
  public @Nullable String trouble() {
    return trouble;
  }

  private void take(String body) {
    try {
      recipients = new Recipients(RuleReader.read(body));
      trouble = null;
    } catch (IllegalArgumentException e) {
      trouble = DOCUMENT + " was refused: " + e.getMessage();
      LOG.error("{}; the rules before stay in force", trouble);
    }
  }
}
