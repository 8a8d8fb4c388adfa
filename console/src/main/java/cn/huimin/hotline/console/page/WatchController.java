package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.warnings.WarningStore;
import cn.huimin.hotline.console.words.Clocks;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Warnings and escalations: the wall, the page to work from, and the inbox. */
@Controller
class WatchController {

  private static final int ON_THE_WALL = 4;
  private static final int ON_THE_PAGE = 50;

  private final WarningStore store;
  private final WallFigures figures;
  private final Clocks clocks;

  WatchController(WarningStore store, WallFigures figures, Clocks clocks) {
    this.store = store;
    this.figures = figures;
    this.clocks = clocks;
  }

  /** A warning or a red card, in one row. */
  record Row(
      String level,
      String shape,
      String what,
      String why,
      Instant at,
      @Nullable String caseId,
      boolean standing) {}

  @GetMapping("/wall")
  String wall(Viewer viewer, Model model) {
    fill(viewer, model);
    return "wall";
  }

  /** What of the wall changes. */
  @GetMapping("/wall/now")
  String now(Viewer viewer, Model model) {
    fill(viewer, model);
    return "wall :: now";
  }

  private void fill(Viewer viewer, Model model) {
    var rows = rows(viewer, null).stream().filter(Row::standing).toList();
    model.addAttribute("figures", figures.figures());
    model.addAttribute("standing", rows.size());
    model.addAttribute("rows", rows.stream().limit(ON_THE_WALL).toList());
    model.addAttribute("drafts", figures.drafts());
    model.addAttribute("city", figures.city());
    model.addAttribute("towns", figures.towns());
    model.addAttribute("spark", figures.spark());
    model.addAttribute("words", clocks.words());
    model.addAttribute("now", clocks.now());
  }

  @GetMapping("/warnings")
  String warnings(Viewer viewer, @RequestParam(defaultValue = "") String state, Model model) {
    model.addAttribute("section", "warnings");
    model.addAttribute("state", state);
    model.addAttribute("rows", rows(viewer, state.equals("CLEARED") ? "CLEARED" : null));
    return "warnings";
  }

  @GetMapping("/inbox")
  String inbox(Viewer viewer, @RequestParam(required = false) @Nullable String after, Model model) {
    var page = store.inbox(viewer, after, ON_THE_PAGE);
    model.addAttribute("section", "inbox");
    model.addAttribute("next", page.next());
    model.addAttribute(
        "items",
        page.items().stream()
            .map(
                item ->
                    new Row(
                        "",
                        "",
                        String.valueOf(item.get("message")),
                        "",
                        moment(item, "happenedAt"),
                        (String) item.get("caseId"),
                        Boolean.TRUE.equals(item.get("urgent"))))
            .toList());
    return "inbox";
  }

  private List<Row> rows(Viewer viewer, @Nullable String state) {
    var rows = new ArrayList<Row>();
    store
        .warnings(viewer, state == null ? "STANDING" : state, null, null, null, ON_THE_PAGE)
        .items()
        .forEach(item -> rows.add(warning(item)));
    if (state == null) {
      store.standingEscalations(viewer, ON_THE_PAGE).forEach(item -> rows.add(escalation(item)));
    }
    rows.sort(Comparator.comparing(Row::at).reversed());
    return rows;
  }

  private static Row warning(Map<String, @Nullable Object> item) {
    var level = String.valueOf(item.get("level"));
    var cases = (List<?>) Objects.requireNonNull(item.get("cases"));
    var last = cases.isEmpty() ? null : (Map<?, ?>) cases.getLast();
    return new Row(
        level,
        switch (level) {
          case "RED" -> "missed";
          case "ORANGE" -> "urgent";
          default -> "near";
        },
        unit(item) + category(item),
        String.valueOf(item.get("message")),
        moment(item, "updatedAt"),
        last == null ? null : (String) last.get("caseId"),
        "STANDING".equals(item.get("state")));
  }

  private static Row escalation(Map<String, @Nullable Object> item) {
    return new Row(
        "RED",
        "missed",
        unit(item) + category(item),
        String.valueOf(item.get("message")) + "　" + item.get("caseNumber"),
        moment(item, "at"),
        (String) item.get("caseId"),
        true);
  }

  private static String unit(Map<String, @Nullable Object> item) {
    return item.get("unit") instanceof Map<?, ?> unit ? String.valueOf(unit.get("name")) : "惠民中心";
  }

  private static String category(Map<String, @Nullable Object> item) {
    return item.get("category") instanceof Map<?, ?> category ? " " + category.get("level1") : "";
  }

  private static Instant moment(Map<String, @Nullable Object> item, String name) {
    return item.get(name) instanceof OffsetDateTime at ? at.toInstant() : Instant.EPOCH;
  }
}
