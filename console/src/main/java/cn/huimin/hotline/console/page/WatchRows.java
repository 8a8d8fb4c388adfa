package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.warnings.EscalationStore;
import cn.huimin.hotline.console.warnings.WarningStore;
import cn.huimin.hotline.console.words.Clocks;
import cn.huimin.hotline.console.words.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Warnings, red cards and messages as rows of pages. */
@Component
class WatchRows {

  private static final int ON_THE_PAGE = 50;
  private static final List<String> LEVELS = List.of("RED", "ORANGE", "YELLOW");
  private static final Comparator<WatchRow> HIGHEST_FIRST =
      Comparator.comparingInt((WatchRow row) -> LEVELS.indexOf(row.level()))
          .thenComparing(WatchRow::at, Comparator.reverseOrder());

  private final WarningStore store;
  private final EscalationStore escalations;
  private final Clocks clocks;
  private final Words words;

  WatchRows(WarningStore store, EscalationStore escalations, Clocks clocks, Words words) {
    this.store = store;
    this.escalations = escalations;
    this.clocks = clocks;
    this.words = words;
  }

  /** Messages of an inbox. */
  List<WatchRow> messages(List<Map<String, @Nullable Object>> items) {
    return items.stream()
        .map(
            item ->
                new WatchRow(
                    "",
                    "",
                    String.valueOf(item.get("message")),
                    item.get("answerDueAt") instanceof OffsetDateTime dueAt
                        ? owed(
                            item.get("answerOwedBy") instanceof String unit
                                ? unit
                                : words.of("word.theUnit"),
                            dueAt)
                        : "",
                    moment(item, "happenedAt"),
                    (String) item.get("caseId"),
                    Boolean.TRUE.equals(item.get("urgent")),
                    link(item)))
        .toList();
  }

  /** Where an inbox message leads: to its warning, or its case. */
  private static String link(Map<String, @Nullable Object> item) {
    if (item.get("warningId") != null) {
      return "/warnings/" + encoded(String.valueOf(item.get("warningId")));
    }
    return item.get("caseId") == null ? "/inbox" : "/cases/" + item.get("caseId");
  }

  private static String encoded(String warningId) {
    return URLEncoder.encode(warningId, StandardCharsets.UTF_8);
  }

  /**
   * What is to be looked back at by today, standing or cleared; or what is still to be answered.
   */
  List<WatchRow> asked(Viewer viewer, boolean lookBackDue, boolean answerOwed) {
    return store
        .warnings(viewer, null, null, null, lookBackDue, answerOwed, null, ON_THE_PAGE)
        .items()
        .stream()
        .map(this::warning)
        .toList();
  }

  /** Warnings that were cleared, the newest first. */
  List<WatchRow> cleared(Viewer viewer) {
    return store
        .warnings(viewer, "CLEARED", null, null, false, false, null, ON_THE_PAGE)
        .items()
        .stream()
        .map(this::warning)
        .toList();
  }

  /** Warnings and red cards that stand, the highest level first, then the newest. */
  List<WatchRow> standing(Viewer viewer) {
    return standing(viewer, ON_THE_PAGE).toList();
  }

  /** The first of them. */
  List<WatchRow> standingFirst(Viewer viewer, int most) {
    return standing(viewer, most).limit(most).toList();
  }

  private Stream<WatchRow> standing(Viewer viewer, int most) {
    return Stream.concat(
            store.standing(viewer, most).stream().map(this::warning),
            escalations.standing(viewer, most).stream().map(this::escalation))
        .sorted(HIGHEST_FIRST);
  }

  /** A warning. */
  WatchRow warning(Map<String, @Nullable Object> item) {
    var level = String.valueOf(item.get("level"));
    var cases = (List<?>) Objects.requireNonNull(item.get("cases"));
    var last = cases.isEmpty() ? null : (Map<?, ?>) cases.getLast();
    return new WatchRow(
        level,
        switch (level) {
          case "RED" -> "missed";
          case "ORANGE" -> "urgent";
          default -> "near";
        },
        unit(item) + category(item),
        String.valueOf(item.get("message")) + owed(item),
        moment(item, "updatedAt"),
        last == null ? null : (String) last.get("caseId"),
        "STANDING".equals(item.get("state")),
        "/warnings/" + item.get("warningId"));
  }

  /** Who owes an answer to the warning until when, to be said behind what it is. */
  String owed(Map<String, @Nullable Object> item) {
    return item.get("answerOwed") instanceof Map<?, ?> owed
        ? "　" + owed(unit(item), (OffsetDateTime) Objects.requireNonNull(owed.get("dueAt")))
        : "";
  }

  private String owed(String unit, OffsetDateTime dueAt) {
    var now = clocks.now();
    var at = dueAt.toInstant();
    return words.of(
        at.isBefore(now) ? "warnings.owed.missed" : "warnings.owed",
        unit,
        clocks.words().moment(at, now));
  }

  private WatchRow escalation(Map<String, @Nullable Object> item) {
    return new WatchRow(
        "RED",
        "missed",
        unit(item) + category(item),
        String.valueOf(item.get("message")) + "　" + item.get("caseNumber"),
        moment(item, "at"),
        (String) item.get("caseId"),
        true,
        "/cases/" + item.get("caseId"));
  }

  private String unit(Map<String, @Nullable Object> item) {
    return item.get("unit") instanceof Map<?, ?> unit
        ? String.valueOf(unit.get("name"))
        : words.of("word.centre");
  }

  private static String category(Map<String, @Nullable Object> item) {
    return item.get("category") instanceof Map<?, ?> category ? " " + category.get("level1") : "";
  }

  private static Instant moment(Map<String, @Nullable Object> item, String name) {
    return item.get(name) instanceof OffsetDateTime at ? at.toInstant() : Instant.EPOCH;
  }
}
