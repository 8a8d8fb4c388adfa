package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseFilter;
import cn.huimin.hotline.console.cases.CaseRow;
import cn.huimin.hotline.console.cases.CaseStore;
import cn.huimin.hotline.console.warnings.WarningStore;
import cn.huimin.hotline.schemas.word.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a unit has to do now, for the phone first. */
@Controller
class TodoController {

  private static final int MOST = 200;
  private static final List<String> UNIT = List.of("UNIT", "HEAD");
  private static final List<String> OPEN =
      List.of("DISPATCHED", "SIGNED", "REPORTED", "SIGNED_OFF", "APPROVED");
  private static final List<String> ENDED =
      List.of("CLOSED", "FILED", "ANSWERED", "NOT_ACCEPTED", "REFERRED", "WITHDRAWN", "INVALID");
  private static final List<String> LIAISON_ORDER =
      List.of(
          "police-report",
          "supervision-answer",
          "joint-answer",
          "sign",
          "contact",
          "report",
          "sign-off");
  private static final List<String> HEAD_ORDER = List.of("supervision-answer", "sign-off");

  private final CaseStore store;
  private final WarningStore warnings;

  TodoController(CaseStore store, WarningStore warnings) {
    this.store = store;
    this.warnings = warnings;
  }

  @GetMapping("/todo")
  String todo(
      Viewer viewer,
      @RequestParam(defaultValue = "now") String tab,
      @RequestParam(required = false) @Nullable String done,
      Model model) {
    var order = viewer.role() == Role.HEAD ? HEAD_ORDER : LIAISON_ORDER;
    var owed = store.owed(UNIT, order, viewer.unitId(), viewer, MOST);
    var rows =
        switch (tab) {
          case "open" -> store.page(filter(viewer, OPEN), viewer).rows();
          case "ended" -> store.page(filter(viewer, ENDED), viewer).rows();
          default -> owed;
        };
    model.addAttribute("section", "todo");
    model.addAttribute("tab", tab);
    model.addAttribute("rows", rows);
    var toAnswer = warnings.toAnswer(viewer, MOST);
    model.addAttribute("toAnswer", toAnswer);
    model.addAttribute("count", owed.size() + toAnswer.size());
    model.addAttribute("doing", doing(rows, order));
    model.addAttribute("done", done);
    model.addAttribute("isHead", viewer.role() == Role.HEAD);
    return "todo";
  }

  private static CaseFilter filter(Viewer viewer, List<String> states) {
    return new CaseFilter(
        viewer.unitId(), states, null, null, null, null, null, null, null, "due", null, MOST);
  }

  private static Map<String, String> doing(List<CaseRow> rows, List<String> order) {
    var doing = new LinkedHashMap<String, String>();
    for (var row : rows) {
      order.stream()
          .filter(action -> row.allowedActions().contains(action))
          .findFirst()
          .ifPresent(action -> doing.put(row.summary().caseId(), action));
    }
    return doing;
  }
}
