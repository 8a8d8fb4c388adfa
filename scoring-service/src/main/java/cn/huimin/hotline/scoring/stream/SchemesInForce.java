package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.SchemeReader;
import cn.huimin.hotline.scoring.scheme.SchemeRefusedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scheme of the policies in force, compiled once per edition. A scheme that is refused leaves
 * the one before in force.
 */
public final class SchemesInForce {

  /** Name of the policy document. */
  public static final String SCHEME_A = "scheme-a";

  private static final Logger log = LoggerFactory.getLogger(SchemesInForce.class);

  private volatile @Nullable Scheme schemeA;
  private volatile @Nullable String trouble;

  /** Takes the schemes of an edition. */
  public void take(Policies policies) {
    policies.document(SCHEME_A).map(PolicyDocument::body).ifPresent(this::take);
  }

  /** Scheme A, empty before the first edition. */
  public Optional<Scheme> schemeA() {
    return Optional.ofNullable(schemeA);
  }

  /** The scheme of that id. */
  public Optional<Scheme> byId(String id) {
    return schemeA().filter(scheme -> scheme.id().equals(id));
  }

  /** Why the last edition was refused, null if it was not. */
  public @Nullable String trouble() {
    return trouble;
  }

  private void take(String body) {
    try {
      schemeA = SchemeReader.read(body);
      trouble = null;
    } catch (SchemeRefusedException e) {
      trouble = SCHEME_A + " was refused: " + e.getMessage();
      log.error("{}; the one before stays in force", trouble);
    }
  }
}
