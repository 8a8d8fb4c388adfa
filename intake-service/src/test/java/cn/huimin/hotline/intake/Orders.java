package cn.huimin.hotline.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Work orders for tests, each with a number of its own. */
public final class Orders {

  private static final AtomicInteger NUMBER = new AtomicInteger(1000);

  private Orders() {}

  /** A number nobody used. */
  public static String number() {
    return "GD" + NUMBER.incrementAndGet();
  }

  /** A work order of an invented parent. */
  public static Map<String, Object> order() {
    var order = new LinkedHashMap<String, Object>();
    order.put("channel", "GOV_12345");
    order.put("externalNumber", number());
    order.put("receivedAt", "2026-03-02T08:58:12+08:00");
    order.put("sourceLevel", "PREFECTURE_OR_ABOVE");
    order.put("demandType", "COMPLAINT");
    order.put("title", "校服费");
    order.put("content", "我是李某花，电话13800001234，反映收取校服费一直没有发放。");
    order.put("unitHint", "u-baimiao");
    order.put("complainant", Map.of("name", "李某花", "phone", "138 0000 1234"));
    return order;
  }

  /** The same with a field changed. */
  public static Map<String, Object> with(Map<String, Object> order, String field, Object value) {
    var changed = new LinkedHashMap<>(order);
    changed.put(field, value);
    return changed;
  }
}
