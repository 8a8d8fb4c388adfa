package cn.huimin.hotline.console.cases;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Bodies of the contract's schemas for cases. Plain. */
public final class CaseJson {

  private final ZoneId zone;
  private final Function<String, String> unitName;

  /**
   * Bodies with times of this zone.
   *
   * @param zone zone of the times
   * @param unitName name of a unit by its id
   */
  public CaseJson(ZoneId zone, Function<String, String> unitName) {
    this.zone = zone;
    this.unitName = unitName;
  }

  /** Schema CasePage. */
  Map<String, @Nullable Object> page(CasePage page, Instant now) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("items", page.rows().stream().map(row -> item(row, now)).toList());
    body.put("next", page.next());
    return body;
  }

  private Map<String, @Nullable Object> item(CaseRow row, Instant now) {
    var summary = row.summary();
    var body = head(summary);
    body.put("coUnits", coUnits(summary));
    body.put("title", row.title());
    body.put("openedAt", at(summary.openedAt()));
    body.put("endedAt", at(summary.endedAt()));
    body.put("repeatOrdinal", summary.repeatOrdinal());
    body.put("nextClock", row.clock() == null ? null : clock(row.clock(), now));
    body.put("allowedActions", row.allowedActions());
    return body;
  }

  private Map<String, @Nullable Object> head(Summary summary) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("caseId", summary.caseId());
    body.put("caseNumber", summary.caseNumber());
    body.put("channel", summary.channel());
    body.put("externalNumber", summary.externalNumber());
    body.put("sourceLevel", summary.sourceLevel());
    body.put("state", summary.state());
    body.put("flags", summary.flags().stream().map(CaseJson::camel).toList());
    body.put("round", summary.round());
    body.put("version", summary.version());
    body.put("demandType", known(summary.demandType()));
    body.put("category", category(summary.categoryLevel1(), summary.categoryLevel2()));
    body.put("urgency", summary.urgency());
    body.put("unit", unit(summary.unitId(), summary.unitName()));
    return body;
  }

  private static Map<String, @Nullable Object> split(Summary summary) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put(
        "parent",
        summary.parentCaseId() == null || summary.parentCaseNumber() == null
            ? null
            : Map.of("caseId", summary.parentCaseId(), "caseNumber", summary.parentCaseNumber()));
    body.put("ordinal", summary.partOrdinal());
    body.put(
        "parts",
        summary.parts().stream()
            .map(
                part ->
                    Map.of(
                        "caseId", part.caseId(),
                        "caseNumber", part.caseNumber(),
                        "ended", part.ended()))
            .toList());
    return body;
  }

  private static Map<String, @Nullable Object> merge(Summary summary) {
    var merged = summary.state().equals("MERGED");
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("pending", summary.has("MERGE_PENDING"));
    body.put(
        "lead",
        merged && summary.leadCaseId() != null && summary.leadCaseNumber() != null
            ? Map.of("caseId", summary.leadCaseId(), "caseNumber", summary.leadCaseNumber())
            : null);
    body.put(
        "followers",
        summary.followers().stream()
            .filter(Summary.MergedCase::confirmed)
            .map(one -> Map.of("caseId", one.caseId(), "caseNumber", one.caseNumber()))
            .toList());
    return body;
  }

  private List<Map<String, @Nullable Object>> promises(Summary summary) {
    var lines = new ArrayList<Map<String, @Nullable Object>>();
    for (var promise : summary.promises()) {
      var body = new LinkedHashMap<String, @Nullable Object>();
      body.put("promiseId", promise.promiseId());
      body.put("dueOn", promise.dueOn().toString());
      body.put("unit", unit(promise.unitId(), promise.unitName()));
      body.put("done", promise.done());
      lines.add(body);
    }
    return lines;
  }

  private List<Map<String, @Nullable Object>> coUnits(Summary summary) {
    var units = new ArrayList<Map<String, @Nullable Object>>();
    for (var one : summary.coUnits()) {
      var body = new LinkedHashMap<String, @Nullable Object>();
      body.put("unit", unit(one.unitId(), one.unitName()));
      body.put("answerOwed", one.answerOwed());
      body.put("answered", one.answered());
      units.add(body);
    }
    return units;
  }

  /** Schema Case. */
  Map<String, @Nullable Object> one(CaseView view, Instant now) {
    var summary = view.summary();
    var body = head(summary);
    body.put("sourceLine", summary.sourceLine());
    body.put(
        "copiedUnits",
        summary.copiedUnitIds().stream().map(id -> unit(id, unitName.apply(id))).toList());
    body.put("coUnits", coUnits(summary));
    body.put(
        "consultedUnits",
        summary.consultedUnitIds().stream().map(id -> unit(id, unitName.apply(id))).toList());
    body.put("title", view.title());
    body.put("content", view.demandText());
    body.put("supplements", view.supplements());
    body.put("summary", view.text("SUMMARY"));
    body.put("address", view.text("ADDRESS"));
    body.put("hidden", summary.hidden());
    body.put("confidential", summary.confidential());
    body.put("anonymous", summary.anonymous());
    body.put("receivedAt", at(view.receivedAt()));
    body.put("openedAt", at(summary.openedAt()));
    body.put("dispatchedAt", at(summary.dispatchedAt()));
    body.put("approvedAt", at(summary.approvedAt()));
    body.put("endedAt", at(summary.endedAt()));
    body.put("deadlineFromSource", at(summary.deadlineFromSource()));
    body.put("routing", routing(view));
    body.put("clocks", view.clocks().stream().map(clock -> clock(clock, now)).toList());
    body.put("report", report(view));
    body.put("callbacks", callbacks(view));
    body.put("verdict", known(summary.verdict()));
    body.put("firstVerdict", known(summary.firstVerdict()));
    body.put("closingKind", known(summary.closingKind()));
    body.put("promises", promises(summary));
    body.put("merge", merge(summary));
    body.put("split", split(summary));
    body.put("satisfaction", known(summary.satisfaction()));
    body.put("firstSatisfaction", known(summary.firstSatisfaction()));
    body.put("proposal", proposal(summary));
    body.put("sourceDemandType", known(summary.sourceDemandType()));
    body.put("downgradedFrom", known(summary.downgradedFrom()));
    body.put("repeat", repeat(view));
    body.put("flood", flood(view));
    body.put("allowedActions", view.allowedActions());
    body.put(
        "nextSteps",
        summary.nextSteps().stream()
            .map(
                step ->
                    Map.of(
                        "action", step.action(),
                        "owedBy", step.party(),
                        "owed", step.owed(),
                        "roles", step.roles()))
            .toList());
    body.put("oneTime", view.oneTime());
    body.put("links", links(view));
    return body;
  }

  private static @Nullable Map<String, @Nullable Object> proposal(Summary summary) {
    if (summary.proposal() == null) {
      return null;
    }
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("kind", summary.proposal());
    body.put("by", summary.proposedBy());
    body.put("demandType", known(summary.proposedDemandType()));
    return body;
  }

  private static Map<String, @Nullable Object> repeat(CaseView view) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("ordinal", view.summary().repeatOrdinal());
    body.put(
        "earlier",
        view.earlier().stream()
            .map(one -> Map.of("caseId", one.caseId(), "caseNumber", one.caseNumber()))
            .toList());
    body.put("offer", view.earlier().isEmpty() ? null : view.earlier().getLast().offer());
    return body;
  }

  private static @Nullable Map<String, Object> flood(CaseView view) {
    var flood = view.flood();
    return flood == null
        ? null
        : Map.of(
            "people",
            flood.people(),
            "lead",
            Map.of("caseId", flood.leadId(), "caseNumber", flood.leadNumber()),
            "others",
            flood.others().stream()
                .map(other -> Map.of("caseId", other.caseId(), "caseNumber", other.caseNumber()))
                .toList());
  }

  private static List<Map<String, String>> links(CaseView view) {
    var id = view.summary().caseId();
    var links = new ArrayList<Map<String, String>>();
    links.add(Map.of("rel", "self", "href", "/api/v1/cases/" + id));
    links.add(Map.of("rel", "timeline", "href", "/api/v1/cases/" + id + "/timeline"));
    links.add(Map.of("rel", "page", "href", "/cases/" + id));
    view.earlier()
        .forEach(
            one ->
                links.add(
                    Map.of(
                        "rel",
                        "repeat-of",
                        "href",
                        "/api/v1/cases/" + one.caseId(),
                        "caseId",
                        one.caseId(),
                        "caseNumber",
                        one.caseNumber())));
    return links;
  }

  /** Schema Clock. */
  Map<String, @Nullable Object> clock(ClockView clock, Instant now) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("kind", clock.kind().toLowerCase(Locale.ROOT));
    body.put("round", clock.round());
    body.put("startedAt", at(clock.startedAt()));
    body.put("dueAt", at(clock.dueAt()));
    body.put("state", clock.running() && now.isAfter(clock.dueAt()) ? "MISSED" : clock.state());
    body.put("metAt", at(clock.metAt()));
    body.put("late", Boolean.FALSE.equals(clock.inTime()));
    body.put("owedBy", clock.party());
    body.put("unit", unit(clock.unitId(), clock.unitName()));
    body.put("limit", clock.limit());
    if (!clock.reason().isEmpty()) {
      body.put("reason", clock.reason());
    }
    body.put("yellowCardAt", at(clock.yellowCardAt()));
    body.put("redCardAt", at(clock.redCardAt()));
    return body;
  }

  private @Nullable Map<String, @Nullable Object> routing(CaseView view) {
    // Its words betray whom a hidden case is to protect.
    var routing = view.hides() ? null : view.routing();
    if (routing == null) {
      return null;
    }
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("confidence", routing.path("confidence").asDouble());
    body.put("rule", routing.path("rule").asString(""));
    var evidence = new ArrayList<Map<String, @Nullable Object>>();
    routing.path("evidence").forEach(span -> evidence.add(evidence(span, view)));
    body.put("evidence", evidence);
    var alternatives = new ArrayList<Map<String, @Nullable Object>>();
    routing.path("alternatives").forEach(guess -> alternatives.add(alternative(guess)));
    body.put("alternatives", alternatives);
    body.put("triageReasons", view.triageReasons());
    return body;
  }

  private static Map<String, @Nullable Object> evidence(JsonNode span, CaseView view) {
    var text =
        view.texts().values().stream()
            .filter(it -> it.id().equals(span.path("textId").asString("")))
            .findFirst()
            .orElse(null);
    int start = span.path("start").asInt();
    int end = span.path("end").asInt();
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("shows", span.path("shows").asString(""));
    body.put("rule", span.path("ruleId").asString(""));
    body.put("text", text == null ? "DEMAND" : text.kind());
    body.put("start", start);
    body.put("end", end);
    body.put(
        "quote",
        text == null || text.text() == null || end > text.text().length() || start > end
            ? null
            : text.text().substring(start, end));
    return body;
  }

  private Map<String, @Nullable Object> alternative(JsonNode guess) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("unit", unit(guess.path("unitId").asString(""), guess.path("unitName").asString("")));
    body.put("confidence", guess.path("confidence").asDouble());
    body.put("reason", guess.path("reasonCode").asString(""));
    return body;
  }

  private @Nullable Map<String, @Nullable Object> report(CaseView view) {
    var last = view.last("ReportSubmitted").orElse(null);
    if (last == null) {
      return null;
    }
    var fate =
        view.last(
                "ReportSubmitted",
                "ReportSignedOff",
                "ReportSentBack",
                "ReportApproved",
                "ReportRejected")
            .orElse(last);
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("reportId", last.detail("reportId"));
    body.put("at", at(last.at()));
    body.put("by", last.actor());
    body.put(
        "state",
        switch (fate.type()) {
          case "ReportSignedOff" -> "SIGNED_OFF";
          case "ReportSentBack" -> "SENT_BACK";
          case "ReportApproved" -> "APPROVED";
          case "ReportRejected" -> "REJECTED";
          default -> "SUBMITTED";
        });
    body.put(
        "rejectionReason",
        fate.type().equals("ReportRejected") ? known(fate.detail("reason")) : null);
    body.put("proposedVerdict", known(last.detail("proposedVerdict")));
    body.put("closingKind", last.detail("closingKind"));
    var due = last.detail("promiseDueOn");
    body.put("promiseDueOn", due.isEmpty() ? null : due);
    body.put("resolved", last.details().path("resolved").asBoolean());
    body.put("beyondPowers", last.details().path("beyondPowers").asBoolean());
    body.put("texts", texts(last.texts()));
    return body;
  }

  private List<Map<String, @Nullable Object>> callbacks(CaseView view) {
    return view.story().stream()
        .filter(item -> item.type().equals("CallbackRecorded"))
        .map(this::callback)
        .toList();
  }

  private Map<String, @Nullable Object> callback(StoryItem item) {
    var details = item.details();
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("attempt", details.path("attempt").asInt());
    body.put("round", details.path("round").asInt());
    body.put("at", at(item.at()));
    body.put("by", item.actor());
    body.put("reached", details.path("reached").asBoolean());
    body.put("contactedByUnit", bool(details.path("contactedByUnit")));
    body.put("resolution", known(item.detail("resolution")));
    body.put("satisfaction", known(item.detail("satisfaction")));
    body.put("pressed", bool(details.path("pressed")));
    return body;
  }

  /** Schema Timeline. */
  Map<String, @Nullable Object> timeline(CaseView view) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("caseId", view.summary().caseId());
    body.put("version", view.summary().version());
    body.put("items", view.story().stream().map(this::step).toList());
    return body;
  }

  private Map<String, @Nullable Object> step(StoryItem item) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("eventId", item.eventId());
    body.put("type", item.type());
    body.put("sequence", item.sequence());
    body.put("at", at(item.at()));
    body.put("occurredAt", at(item.occurredAt()));
    if (item.actor() != null && item.role() != null) {
      var actor = new LinkedHashMap<String, @Nullable Object>();
      actor.put("account", item.actor());
      actor.put("role", item.role());
      actor.put("unitId", item.unitId());
      body.put("actor", actor);
    } else {
      body.put("actor", null);
    }
    body.put("message", item.message());
    body.put("details", item.flat());
    body.put("texts", texts(item.texts()));
    return body;
  }

  private static List<Map<String, @Nullable Object>> texts(List<TextView> texts) {
    return texts.stream()
        .map(
            text -> {
              var body = new LinkedHashMap<String, @Nullable Object>();
              body.put("kind", text.kind());
              body.put("text", text.text());
              return (Map<String, @Nullable Object>) body;
            })
        .toList();
  }

  /** Schema UnitRef, or null. */
  public @Nullable Map<String, String> unit(@Nullable String id, @Nullable String name) {
    return id == null || id.isEmpty()
        ? null
        : Map.of("id", id, "name", name == null || name.isEmpty() ? unitName.apply(id) : name);
  }

  /** Schema Category, or null. */
  public static @Nullable Map<String, @Nullable String> category(
      @Nullable String level1, @Nullable String level2) {
    if (level1 == null) {
      return null;
    }
    var body = new LinkedHashMap<String, @Nullable String>();
    body.put("level1", level1);
    body.put("level2", level2);
    return body;
  }

  /** A moment with its offset, or null. */
  public @Nullable OffsetDateTime at(@Nullable Instant moment) {
    return moment == null ? null : moment.atZone(zone).toOffsetDateTime();
  }

  private static @Nullable Boolean bool(JsonNode node) {
    return node.isBoolean() ? node.asBoolean() : null;
  }

  private static @Nullable String known(@Nullable String word) {
    return word == null || word.isEmpty() || word.equals("UNKNOWN") ? null : word;
  }

  private static String camel(String flag) {
    var words = List.of(flag.toLowerCase(Locale.ROOT).split("_", -1));
    var camel = new StringBuilder(words.getFirst());
    for (var word : words.subList(1, words.size())) {
      camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return camel.toString();
  }
}
