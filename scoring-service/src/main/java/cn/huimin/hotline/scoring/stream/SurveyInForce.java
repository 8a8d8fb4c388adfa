package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.scoring.scheme.SchemeRefusedException;
import cn.huimin.hotline.scoring.survey.SurveyPolicy;
import cn.huimin.hotline.scoring.survey.SurveyPolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy of surveys in force. Where an edition has none, the one we ship holds; one that is
 * refused leaves the one before it in force.
 */
public final class SurveyInForce {

  private static final Logger log = LoggerFactory.getLogger(SurveyInForce.class);

  private volatile SurveyPolicy policy = SurveyPolicyReader.read(shipped());
  private volatile @Nullable String trouble;

  /** Takes the policy of an edition. */
  public void take(Policies policies) {
    try {
      policies
          .document(SurveyPolicy.NAME)
          .ifPresent(document -> policy = SurveyPolicyReader.read(document.body()));
      trouble = null;
    } catch (SchemeRefusedException e) {
      trouble = SurveyPolicy.NAME + " was refused: " + e.getMessage();
      log.error("{}; the one before stays in force", trouble);
    }
  }

  /** The policy in force. */
  public SurveyPolicy policy() {
    return policy;
  }

  /** Why the document of the last edition was refused, null if it was not. */
  public @Nullable String trouble() {
    return trouble;
  }

  private static String shipped() {
    try (var stream = SurveyInForce.class.getResourceAsStream("/policies/surveys.json")) {
      if (stream == null) {
        throw new IllegalStateException("the platform ships no policies/surveys.json");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
