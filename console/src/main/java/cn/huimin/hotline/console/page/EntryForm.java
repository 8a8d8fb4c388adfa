package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.intake.IntakeClient;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form by which a work order is entered at the desk, and the work order it makes. */
final class EntryForm {

  /** Fields of a draft; the rest of what a form sends is the page's own. */
  private static final List<String> FIELDS =
      List.of(
          "way",
          "sourceLine",
          "externalNumber",
          "receivedAt",
          "sourceLevel",
          "demandType",
          "urgency",
          "confidential",
          "title",
          "content",
          "address",
          "unitHint",
          "name",
          "phone",
          "email",
          "home",
          "previousNumber",
          "publicAnswer");

  /** Where the field of a problem stands in the form. */
  private static final Map<String, String> PLACES =
      Map.of(
          "channel", "way",
          "complainant.name", "name",
          "complainant.phone", "phone",
          "complainant.email", "email",
          "complainant.address", "home");

  private static final Set<String> PLAIN =
      Set.of("title", "content", "address", "demandType", "urgency");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

  private static final int KNOWN = 200;

  private EntryForm() {}

  /** What a draft keeps of a form. */
  static Map<String, String> typed(Map<String, String> form) {
    var typed = new LinkedHashMap<String, String>();
    for (var name : FIELDS) {
      var value = form.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        typed.put(name, value);
      }
    }
    return typed;
  }

  /** What an empty form begins with. */
  static Map<String, String> begun(Instant now, ZoneId zone) {
    return Map.of(
        "way",
        "PHONE",
        "receivedAt",
        MINUTE.format(now.truncatedTo(ChronoUnit.MINUTES).atZone(zone)),
        "sourceLevel",
        "COUNTY",
        "urgency",
        "NORMAL");
  }

  /**
   * The work order as intake takes it. Without a number of its own it has the draft's, so that the
   * same entry handed in again opens no second case.
   *
   * @param ofUnit whether a unit enters what was brought to it, which is always of level SCHOOL
   */
  static Map<String, Object> order(
      String draft, Map<String, String> typed, boolean ofUnit, ZoneId zone) {
    var order = new LinkedHashMap<String, Object>();
    boolean line = !ofUnit && typed.getOrDefault("way", "").equals("PHONE");
    order.put("channel", line ? "LOCAL_HOTLINE" : "DESK");
    if (!ofUnit) {
      put(order, "sourceLine", typed.get("sourceLine"));
      put(order, "unitHint", typed.get("unitHint"));
    }
    put(order, "sourceLevel", ofUnit ? "SCHOOL" : typed.get("sourceLevel"));
    order.put("externalNumber", typed.getOrDefault("externalNumber", draft));
    put(order, "receivedAt", received(typed.getOrDefault("receivedAt", ""), zone));
    PLAIN.forEach(name -> put(order, name, typed.get(name)));
    put(order, "previousNumber", typed.get("previousNumber"));
    order.put("confidential", typed.containsKey("confidential"));
    var person = new LinkedHashMap<String, Object>();
    put(person, "name", typed.get("name"));
    put(person, "phone", typed.get("phone"));
    put(person, "email", typed.get("email"));
    put(person, "address", typed.get("home"));
    order.put("complainant", person);
    return order;
  }

  /**
   * Whether what was handed in opened its case, now or when it was handed in before; else it
   * amended one that was there.
   */
  static boolean opened(IntakeClient.Answer handedIn) {
    return handedIn.body().path("opened").asBoolean(handedIn.status() != KNOWN);
  }

  /** How the complainant was told a direct answer. */
  static String means(Map<String, String> typed) {
    return switch (typed.getOrDefault("way", "")) {
      case "WALK_IN" -> "VISIT";
      case "PHONE" -> "PHONE";
      default -> "MESSAGE";
    };
  }

  /** Problems by the fields of this form. */
  static Map<String, String> placed(Map<String, String> errors) {
    var placed = new LinkedHashMap<String, String>();
    errors.forEach(
        (field, message) -> placed.putIfAbsent(PLACES.getOrDefault(field, field), message));
    return placed;
  }

  /** A number that is long enough to be looked for. */
  static boolean isWhole(String phone) {
    var digits = phone.replaceAll("[^0-9０-９]", "");
    return digits.startsWith("1") ? digits.length() == 11 : digits.length() >= 7;
  }

  private static void put(Map<String, Object> into, String name, @Nullable Object value) {
    if (value != null) {
      into.put(name, value);
    }
  }

  /** With the offset that a form's field lacks; what cannot be read goes on as it is. */
  private static String received(String typed, ZoneId zone) {
    try {
      return OffsetDateTime.of(
              LocalDateTime.parse(typed), zone.getRules().getOffset(LocalDateTime.parse(typed)))
          .toString();
    } catch (DateTimeException e) {
      return typed;
    }
  }
}
