package cn.huimin.hotline.console.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * An item of a scheme that lives on what people enter, not on cases (DOMAIN §7.1).
 *
 * @param item its number
 * @param name its name
 * @param how how it is entered
 */
public record EnteredItem(String item, String name, How how) {

  /** How people enter what an item lives on. */
  public enum How {
    /** As proven or not, of a place; the newest holds. */
    FACT,
    /** As a number, of a place; the newest holds. */
    AMOUNT,
    /** One by one, each counts. */
    EACH,
    /** In a form of its own: media, honours, interviews, exposure, falsified evidence. */
    OWN_FORM
  }

  private static final Map<String, How> MEASURES =
      Map.ofEntries(
          Map.entry("SYSTEM_MISSING", How.AMOUNT),
          Map.entry("HEAD_RESPONSIBLE", How.FACT),
          Map.entry("LEADING_GROUP", How.FACT),
          Map.entry("PLAN_LEDGER", How.FACT),
          Map.entry("PUBLICITY", How.FACT),
          Map.entry("MODEL_SCHOOL", How.FACT),
          Map.entry("HOME_SCHOOL_BRIDGE", How.FACT),
          Map.entry("ZERO_COMPLAINT_LIST", How.FACT),
          Map.entry("PUPIL", How.AMOUNT),
          Map.entry("PROMOTION_WEEK", How.AMOUNT),
          Map.entry("VALID_MESSAGE", How.AMOUNT),
          Map.entry("LATE_REPORT", How.EACH),
          Map.entry("INTERVIEW", How.OWN_FORM),
          Map.entry("MEDIA", How.OWN_FORM),
          Map.entry("HONOUR", How.OWN_FORM),
          Map.entry("EXPOSURE", How.OWN_FORM),
          Map.entry("EVIDENCE_FALSIFIED", How.OWN_FORM));

  /** Those of a scheme's document, in its order. */
  static List<EnteredItem> of(JsonNode items) {
    var entered = new ArrayList<EnteredItem>();
    for (var item : items) {
      how(item)
          .ifPresent(
              how ->
                  entered.add(
                      new EnteredItem(
                          item.path("item").asString(""), item.path("name").asString(""), how)));
    }
    return List.copyOf(entered);
  }

  private static Optional<How> how(JsonNode item) {
    return StreamSupport.stream(item.path("terms").spliterator(), false)
        .flatMap(term -> Stream.of(term.path("of"), term.path("among")))
        .flatMap(measure -> Stream.ofNullable(MEASURES.get(measure.asString(""))))
        .findFirst();
  }
}
