package cn.huimin.hotline.endtoend.life;

import static cn.huimin.hotline.endtoend.house.House.moment;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.casework.WorkOrder;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.InTheHouse;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Limits across Mid-Autumn and National Day of 2026: Sunday 20 September and Saturday 10 October
 * are worked, 25 to 27 September and 1 to 7 October are off. Worked out by hand from the notice.
 */
@Order(8)
@ExtendWith(InTheHouse.class)
class NationalDayIT {

  private final House house;

  NationalDayIT(House house) {
    this.house = house;
  }

  @Test
  @Order(1)
  void shouldCountWorkingDaysAcrossBothHolidaysAndGiveCardsOnThem() {
    house.moveTo(moment("2026-09-18T16:00"));
    var beforeTheWorkedSunday = CaseInHand.opened(house, WorkOrder.complaint());
    expectDue(beforeTheWorkedSunday, "sign", "2026-09-20T11:00");
    expectDue(beforeTheWorkedSunday, "contact", "2026-09-20T17:30");
    expectDue(beforeTheWorkedSunday, "handle", "2026-09-24T17:30");

    house.moveTo(moment("2026-09-24T09:00"));
    var beforeMidAutumn = CaseInHand.opened(house, WorkOrder.complaint());
    expectDue(beforeMidAutumn, "contact", "2026-09-28T17:30");
    expectDue(beforeMidAutumn, "handle", "2026-10-09T17:30");

    house.moveTo(moment("2026-09-30T17:00"));
    var theLastHour = CaseInHand.opened(house, WorkOrder.complaint());
    expectDue(theLastHour, "sign", "2026-10-08T12:00");
    expectDue(theLastHour, "contact", "2026-10-08T17:30");
    expectDue(theLastHour, "handle", "2026-10-13T17:30");

    house.moveTo(moment("2026-10-03T12:00"));
    var inTheHolidays = CaseInHand.opened(house, WorkOrder.complaint());
    expectDue(inTheHolidays, "sign", "2026-10-08T14:00");
    expectDue(inTheHolidays, "handle", "2026-10-13T17:30");

    house.movePast(moment("2026-10-12T17:30"));
    assertThat(theLastHour.cardAt("handle", "yellowCardAt")).isEqualTo(moment("2026-10-12T17:30"));
    house.movePast(moment("2026-10-13T17:30"));
    assertThat(theLastHour.cardAt("handle", "redCardAt")).isEqualTo(moment("2026-10-13T17:30"));
  }

  private static void expectDue(CaseInHand file, String clock, String due) {
    assertThat(file.dueAt(clock)).as("%s of case %s", clock, file.number()).isEqualTo(moment(due));
  }
}
