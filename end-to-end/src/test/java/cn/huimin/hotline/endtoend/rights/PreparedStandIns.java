package cn.huimin.hotline.endtoend.rights;

import cn.huimin.hotline.endtoend.house.House;
import java.time.LocalDate;
import java.util.Map;

/** Stand-ins at 大营镇中心小学, as a row of the matrix wants them. */
final class PreparedStandIns {

  private static final String SCHOOL = "u-dayingzx";
  private static final String SOMEBODY = "liaison-u-daying";

  private final House house;

  PreparedStandIns(House house) {
    this.house = house;
  }

  /** Names somebody for the school, who has no such post there. */
  Map<String, Object> body(String account) {
    var today = LocalDate.ofInstant(house.now(), House.ZONE);
    return Map.of(
        "account",
        account,
        "unitId",
        SCHOOL,
        "role",
        account.startsWith("head-") ? "LIAISON" : "HEAD",
        "from",
        today.minusDays(1).toString(),
        "until",
        today.plusDays(60).toString());
  }

  /** Id of a stand-in that holds. */
  String named(String account) {
    return house
        .as("admin")
        .post("/api/v1/stand-ins", body(account))
        .expect(201)
        .text("/standInId");
  }

  /** The path with a stand-in of the person's own, where the row says so; else with another's. */
  String filled(Rights.Row row, String role, String account) {
    boolean own =
        row.path().endsWith("/token") && row.kind().equals("own") && !role.equals(Rights.NOBODY);
    return row.path().replace("{standInId}", named(own ? account : SOMEBODY));
  }
}
