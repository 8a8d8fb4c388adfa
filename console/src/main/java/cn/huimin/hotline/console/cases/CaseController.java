package cn.huimin.hotline.console.cases;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Urgency;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads of cases, for programs. */
@RestController
class CaseController {

  private static final Set<String> DUE = Set.of("overdue", "today", "week");
  private static final Set<String> SORT = Set.of("due", "opened", "-opened");
  private static final int MOST = 200;
  private static final int LONGEST_QUERY = 200;

  private final CaseStore store;
  private final CaseReader reader;
  private final CaseJson json;
  private final CallerHistory history;
  private final Clock clock;

  CaseController(
      CaseStore store, CaseReader reader, CaseJson json, CallerHistory history, Clock clock) {
    this.store = store;
    this.reader = reader;
    this.json = json;
    this.history = history;
    this.clock = clock;
  }

  @GetMapping("/api/v1/cases")
  Map<String, @Nullable Object> list(
      Viewer viewer,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable List<String> state,
      @RequestParam(required = false) @Nullable DemandType type,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable Channel channel,
      @RequestParam(required = false) @Nullable Urgency urgency,
      @RequestParam(required = false) @Nullable String due,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "due") String sort,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    check("due", due == null || DUE.contains(due));
    check("sort", SORT.contains(sort));
    check("limit", limit >= 1 && limit <= MOST);
    check("q", q == null || q.length() <= LONGEST_QUERY);
    var filter =
        new CaseFilter(
            unit,
            states(state),
            name(type),
            category,
            name(channel),
            name(urgency),
            due,
            q,
            null,
            sort,
            after,
            limit);
    return json.page(store.page(filter, viewer), clock.instant());
  }

  /**
   * A search by what must not stand in a URL.
   *
   * @param phone number of the complainant, looked up in the vault
   * @param text words
   */
  record Search(
      @Nullable String phone,
      @Nullable String text,
      @Nullable String unit,
      @Nullable List<String> state,
      @Nullable String after,
      @Nullable Integer limit) {}

  @PostMapping("/api/v1/cases/search")
  Map<String, @Nullable Object> search(Viewer viewer, @RequestBody Search search) {
    boolean byPhone = search.phone() != null && !search.phone().isBlank();
    if (!byPhone && (search.text() == null || search.text().isBlank())) {
      throw new Refusal(ProblemCode.INVALID_INPUT, "没有查找：请给出电话 phone 或文字 text");
    }
    int limit = search.limit() == null ? CaseFilter.DEFAULT_LIMIT : search.limit();
    check("limit", limit >= 1 && limit <= MOST);
    var filter =
        new CaseFilter(
            search.unit(),
            states(search.state()),
            null,
            null,
            null,
            null,
            null,
            search.text(),
            byPhone ? history.caseIds(viewer, String.valueOf(search.phone())) : null,
            "-opened",
            search.after(),
            limit);
    return json.page(store.page(filter, viewer), clock.instant());
  }

  @GetMapping("/api/v1/cases/{caseId}")
  Map<String, @Nullable Object> one(
      Viewer viewer,
      @PathVariable String caseId,
      @RequestParam(defaultValue = "0") long minVersion) {
    check("minVersion", minVersion >= 0);
    return json.one(reader.read(caseId, minVersion, viewer), clock.instant());
  }

  @GetMapping("/api/v1/cases/{caseId}/timeline")
  Map<String, @Nullable Object> timeline(
      Viewer viewer,
      @PathVariable String caseId,
      @RequestParam(defaultValue = "0") long minVersion) {
    check("minVersion", minVersion >= 0);
    return json.timeline(reader.read(caseId, minVersion, viewer));
  }

  private static List<String> states(@Nullable List<String> states) {
    if (states == null) {
      return List.of();
    }
    for (var state : states) {
      try {
        CaseState.valueOf(state);
      } catch (IllegalArgumentException e) {
        throw new Refusal(ProblemCode.BAD_PARAMETER, "参数 state 不是工单的状态");
      }
    }
    return states;
  }

  private static @Nullable String name(@Nullable Enum<?> word) {
    return word == null ? null : word.name();
  }

  private static void check(String parameter, boolean good) {
    if (!good) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "参数 " + parameter + " 不是这里认识的值");
    }
  }
}
