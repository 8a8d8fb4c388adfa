package cn.huimin.hotline.notification.sms;

import cn.huimin.hotline.notification.contact.IntakeContacts;
import java.util.Optional;

/**
 * Asks intake: {@code GET /internal/complainants/{caseId}/number} answers {@code {"phone": …,
 * "lookUpCode": …}}, 404 for a case that it does not know.
 */
public final class IntakeComplainants implements Complainants {

  private final IntakeContacts intake;

  /** By this way to intake. */
  public IntakeComplainants(IntakeContacts intake) {
    this.intake = intake;
  }

  @Override
  public Optional<Complainant> of(String caseId) {
    return intake
        .ask("/internal/complainants/", caseId, "/number")
        .filter(answer -> !answer.path("phone").asString("").isBlank())
        .filter(answer -> !answer.path("lookUpCode").asString("").isBlank())
        .map(
            answer ->
                new Complainant(
                    answer.path("phone").asString(), answer.path("lookUpCode").asString()));
  }
}
