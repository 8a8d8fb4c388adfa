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
 * Limits across the Spring Festival of 2026: the Saturdays 14 and 28 February are worked, 15 to 23
 * February are off. Worked out by hand from the notice, not by our calendar.
 */
@Order(1)
@ExtendWith(InTheHouse.class)
class SpringFestivalIT {

  private final House house;

  SpringFestivalIT(House house) {
    this.house = house;
  }

  @Test
  @Order(1)
  void shouldCountWorkingDaysAcrossTheFestivalAndGiveCardsOnThem() {
    house.moveTo(moment("2026-02-13T10:00"));
    var friday = CaseInHand.opened(house, WorkOrder.complaint());
    expectDue(friday, "sign", "2026-02-13T15:30");
    expectDue(friday, "contact", "2026-02-14T17:30");
    expectDue(friday, "handle", "2026-02-27T17:30");
    var question = CaseInHand.opened(house, WorkOrder.enquiry());
    expectDue(question, "handle", "2026-02-14T17:30");

    house.moveTo(moment("2026-02-14T16:00"));
    var workedSaturday = CaseInHand.opened(house, WorkOrder.complaint());
    expectDue(workedSaturday, "sign", "2026-02-24T11:00");
    expectDue(workedSaturday, "contact", "2026-02-24T17:30");
    expectDue(workedSaturday, "handle", "2026-02-28T17:30");

    house.moveTo(moment("2026-02-18T12:00"));
    var inTheHolidays = CaseInHand.opened(house, WorkOrder.complaint());
    expectDue(inTheHolidays, "sign", "2026-02-24T14:00");
    expectDue(inTheHolidays, "handle", "2026-02-28T17:30");

    house.movePast(moment("2026-02-26T17:30"));
    assertThat(friday.cardAt("handle", "yellowCardAt")).isEqualTo(moment("2026-02-26T17:30"));
    assertThat(friday.clock("handle").orElseThrow().path("state").asString()).isEqualTo("RUNNING");

    house.movePast(moment("2026-02-27T17:30"));
    assertThat(friday.cardAt("handle", "redCardAt")).isEqualTo(moment("2026-02-27T17:30"));
    assertThat(friday.clock("handle").orElseThrow().path("state").asString()).isEqualTo("MISSED");
  }

  @Test
  @Order(2)
  void shouldRunUrgentCasesByTheClockAndHeedTheSourcesDeadline() {
    house.moveTo(moment("2026-02-28T09:00"));
    var now = house.now();
    var urgent = CaseInHand.opened(house, WorkOrder.complaint().with("urgency", "URGENT"));
    assertThat(urgent.dueAt("sign")).isEqualTo(now.plusSeconds(3_600));
    assertThat(urgent.dueAt("handle")).isEqualTo(now.plusSeconds(24 * 3_600));

    var demanded =
        CaseInHand.opened(
            house, WorkOrder.complaint().with("deadlineFromSource", "2026-03-03T12:00:00+08:00"));
    expectDue(demanded, "handle", "2026-03-03T12:00");
    assertThat(demanded.clock("handle").orElseThrow().path("reason").asString())
        .isEqualTo("source-deadline");
  }

  private static void expectDue(CaseInHand file, String clock, String due) {
    assertThat(file.dueAt(clock)).as("%s of case %s", clock, file.number()).isEqualTo(moment(due));
  }
}
