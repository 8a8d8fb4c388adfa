package cn.huimin.hotline.endtoend.casework;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An invented work order. Each new one has a number and a phone of its own, so that it repeats none
 * before it.
 *
 * @param body as it is posted
 */
public record WorkOrder(Map<String, Object> body) {

  private static final AtomicInteger COUNT = new AtomicInteger(1);

  /** Copies the body. */
  public WorkOrder {
    body = Map.copyOf(body);
  }

  /** A complaint about school uniforms at 云湖市第二中学, {@code u-ez}: plain, direct, not hidden. */
  public static WorkOrder complaint() {
    return about("COMPLAINT", "云湖市第二中学校服费", "家长反映云湖市第二中学收取冬季校服费以后一直没有发放校服，要求退费。");
  }

  /** The same matter as a question. */
  public static WorkOrder enquiry() {
    return about("ENQUIRY", "云湖市第二中学校服费咨询", "家长询问云湖市第二中学冬季校服费什么时候退。");
  }

  /** A report (举报), whose complainant is hidden from the unit. */
  public static WorkOrder report() {
    return about("REPORT", "云湖市第二中学教辅", "有人举报云湖市第二中学指定书店订购教辅材料。");
  }

  /** A complaint at a town's school, 大营镇中心小学, {@code u-dayingzx}. */
  public static WorkOrder complaintAtTownSchool() {
    return about("COMPLAINT", "大营镇中心小学校服费", "家长反映大营镇中心小学收取冬季校服费以后一直没有发放校服，要求退费。");
  }

  /** A complaint that names no school and no matter: it needs a person to dispatch it. */
  public static WorkOrder unclear() {
    return about("COMPLAINT", "一件事情", "来电人说有一件事情需要反映，没有说清楚是哪里的什么事。");
  }

  private static WorkOrder about(String demandType, String title, String content) {
    int count = COUNT.getAndIncrement();
    return new WorkOrder(
        Map.of(
            "channel",
            "GOV_12345",
            "externalNumber",
            "GD2026%08d".formatted(count),
            "receivedAt",
            "2026-02-13T07:30:00+08:00",
            "sourceLevel",
            "PREFECTURE_OR_ABOVE",
            "demandType",
            demandType,
            "title",
            title,
            "content",
            content,
            "complainant",
            Map.of("name", "张某某", "phone", "1380000%04d".formatted(count))));
  }

  /** The same with another value for a field. */
  public WorkOrder with(String field, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(body);
    changed.put(field, value);
    return new WorkOrder(changed);
  }

  /** The same without a field. */
  public WorkOrder without(String field) {
    Map<String, Object> changed = new LinkedHashMap<>(body);
    changed.remove(field);
    return new WorkOrder(changed);
  }

  /** The same by somebody with this phone. */
  public WorkOrder fromPhone(String phone) {
    return with("complainant", Map.of("name", "李某某", "phone", phone));
  }

  /** Number the source gave it. */
  public String externalNumber() {
    return String.valueOf(body.get("externalNumber"));
  }
}
