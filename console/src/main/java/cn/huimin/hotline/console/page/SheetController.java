package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseReader;
import cn.huimin.hotline.console.cases.CaseView;
import cn.huimin.hotline.console.cases.ClockView;
import cn.huimin.hotline.console.cases.StoryItem;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.words.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * 转办单 and 督办单: one page of paper each, with what its reader may see and never with name or number
 * of the complainant (DOMAIN §8).
 */
@Controller
class SheetController {

  /** Clocks that a unit has to know. */
  private static final Set<String> OF_THE_UNIT =
      Set.of("SIGN", "CONTACT", "HANDLE", "HANDLE_COMPLEX", "REDO");

  private final CaseReader reader;
  private final Words words;

  SheetController(CaseReader reader, Words words) {
    this.reader = reader;
    this.words = words;
  }

  @GetMapping("/cases/{caseId}/sheets/{sheet}")
  String sheet(
      Viewer viewer, @PathVariable String caseId, @PathVariable String sheet, Model model) {
    var view = reader.read(caseId, 0, viewer);
    var order = view.last("SupervisionOrdered").orElse(null);
    boolean supervision = sheet.equals("supervision") && order != null;
    var answer = order == null ? null : answer(view, order);
    if (!supervision && (!sheet.equals("dispatch") || view.summary().unitName() == null)) {
      throw new Refusal(ProblemCode.NOT_FOUND, "没有这张单：派出的工单有转办单 dispatch，督办过的有督办单 supervision");
    }
    model.addAttribute("section", viewer.isOfUnit() ? "todo" : "cases");
    model.addAttribute("view", view);
    model.addAttribute(
        "name", words.of(supervision ? "case.supervisionSheet" : "case.dispatchSheet"));
    model.addAttribute("order", supervision ? order : null);
    model.addAttribute("due", supervision && order != null ? due(order) : null);
    model.addAttribute("dispatched", view.last("CaseDispatched").orElse(null));
    model.addAttribute("answer", supervision ? answer : null);
    model.addAttribute(
        "limits",
        view.clocks().stream()
            .filter(ClockView::running)
            .filter(
                clock ->
                    supervision
                        ? clock.kind().equals("SUPERVISION")
                        : OF_THE_UNIT.contains(clock.kind()))
            .sorted(Comparator.comparing(ClockView::dueAt))
            .toList());
    return "sheet";
  }

  /** Until when this order is to be answered, null if it leaves that to the limits. */
  private static @Nullable Instant due(StoryItem order) {
    var due = order.detail("dueAt");
    return due.isEmpty() ? null : Instant.parse(due);
  }

  /** The answer to this order, null if there is none yet. */
  private static @Nullable String answer(CaseView view, StoryItem order) {
    return view.last("SupervisionAnswered")
        .filter(answer -> answer.at().isAfter(order.at()))
        .map(StoryItem::texts)
        .filter(texts -> !texts.isEmpty())
        .map(texts -> texts.getFirst().text())
        .orElse(null);
  }
}
