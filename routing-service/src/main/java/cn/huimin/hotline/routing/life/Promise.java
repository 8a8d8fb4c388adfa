package cn.huimin.hotline.routing.life;

import java.time.LocalDate;

/**
 * A line of the ledger of promises (台账, DOMAIN §2).
 *
 * @param id id within the case: that of the report that made it
 * @param dueOn day by which it is to be kept
 * @param unitId unit that promised
 * @param unitName its name then
 * @param done whether the centre struck it off with proof (销号)
 */
public record Promise(String id, LocalDate dueOn, String unitId, String unitName, boolean done) {

  Promise struckOff() {
    return new Promise(id, dueOn, unitId, unitName, true);
  }
}
