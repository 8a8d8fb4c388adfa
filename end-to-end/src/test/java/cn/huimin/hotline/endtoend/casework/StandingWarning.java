package cn.huimin.hotline.endtoend.casework;

import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.endtoend.house.House;
import java.time.Duration;
import java.util.Optional;

/** A warning that stands at 云湖二中: one person called twice about one matter. */
public final class StandingWarning {

  private static final String PHONE = "19900001111";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private StandingWarning() {}

  /** The id of a new one. */
  public static String at(House house) {
    CaseInHand.opened(house, WorkOrder.complaint().fromPhone(PHONE));
    var second = CaseInHand.opened(house, WorkOrder.complaint().fromPhone(PHONE));
    return about(house, second);
  }

  /** The id of the one about a case, once it stands. */
  public static String about(House house, CaseInHand file) {
    return await("the warning about " + file.number())
        .atMost(PATIENCE)
        .until(() -> id(house, file.id()), Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<String> id(House house, String caseId) {
    return house
        .as("leader")
        .get("/api/v1/warnings?state=STANDING&unit=u-ez")
        .expect(200)
        .list("/items")
        .stream()
        .filter(warning -> warning.path("rule").asString().equals("repeat"))
        .filter(warning -> warning.path("cases").toString().contains(caseId))
        .map(warning -> warning.path("warningId").asString())
        .findFirst();
  }
}
