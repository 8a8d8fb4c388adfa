package cn.huimin.hotline.sample.play;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** People of the sample county who call or write in: so many a working day, spread over it. */
final class NewCases {

  private static final DateTimeFormatter NUMBER =
      DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneId.of("Asia/Shanghai"));
  private static final int STEPS_A_DAY = 8;
  private static final Duration TAKEN_DOWN = Duration.ofMinutes(12);

  private final HouseApi api;
  private final Habits habits;
  private final PlayTexts texts;
  private final Diary diary;

  NewCases(HouseApi api, Habits habits, PlayTexts texts, Diary diary) {
    this.diary = diary;
    this.api = api;
    this.habits = habits;
    this.texts = texts;
  }

  /** Hands in what comes at this hour. */
  List<Future<?>> handIn(Instant now, int perDay, ExecutorService workers) {
    var running = new ArrayList<Future<?>>();
    var slot = NUMBER.format(now);
    for (int i = 0; i < perDay; i++) {
      var number = slot + "%02d".formatted(i);
      if (habits.pick(STEPS_A_DAY, number, "comes-now", i) == 0) {
        running.add(
            workers.submit(
                () -> api.post("operator", "/api/v1/work-orders", null, order(number, now))));
      }
    }
    return running;
  }

  private Map<String, Object> order(String number, Instant now) {
    var demand =
        diary.wants("police-report", number) ? texts.danger() : texts.demand(habits, number);
    var order = new HashMap<String, Object>();
    order.put("channel", demand.channel());
    order.put("sourceLine", demand.sourceLine());
    order.put("externalNumber", number);
    order.put("receivedAt", now.minus(TAKEN_DOWN).toString());
    order.put("sourceLevel", demand.sourceLevel());
    order.put("demandType", demand.demandType());
    order.put("title", demand.title());
    order.put("content", demand.content());
    if (demand.unitHint() != null) {
      order.put("unitHint", demand.unitHint());
    }
    order.put(
        "complainant",
        Map.of("name", demand.complainant().name(), "phone", demand.complainant().phone()));
    return order;
  }
}
