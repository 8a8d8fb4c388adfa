package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.evidence.EvidenceFiles;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.scores.AssessmentStore;
import cn.huimin.hotline.console.scores.EnteredItem;
import cn.huimin.hotline.console.scores.EnteredItem.How;
import cn.huimin.hotline.console.scores.SchemeBook;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.platform.edition.Editions;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Evidence of many units in one go: the files, what they are taken for, and what was entered, to be
 * taken back in one go. Nothing is entered before somebody has looked at the second.
 */
@Controller
class EvidenceUploadController {

  private static final int MOST_FILES = 200;
  private static final int MOST_BATCHES = 20;
  private static final Pattern BATCH = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final int UNPROCESSABLE = 422;

  private final AssessmentStore store;
  private final EvidenceEntry entry;
  private final Editions editions;
  private final SchemeBook schemes;
  private final Words words;

  EvidenceUploadController(
      AssessmentStore store,
      EvidenceEntry entry,
      Editions editions,
      SchemeBook schemes,
      Words words) {
    this.store = store;
    this.entry = entry;
    this.editions = editions;
    this.schemes = schemes;
    this.words = words;
  }

  @GetMapping("/evidence-upload")
  String page(Model model) {
    model.addAttribute("section", "assessment");
    model.addAttribute("batches", store.batches(MOST_BATCHES));
    return "evidence-upload";
  }

  /** What the files are taken for; nothing is entered yet. */
  @PostMapping("/evidence-upload")
  String preview(
      @RequestParam MultiValueMap<String, String> form, Model model, HttpServletResponse response) {
    var file = form.getOrDefault("file", List.of());
    var period = String.valueOf(form.getFirst("period") == null ? "" : form.getFirst("period"));
    if (file.isEmpty() || file.size() > MOST_FILES) {
      response.setStatus(UNPROCESSABLE);
      model.addAttribute("problem", words.of("upload.none", MOST_FILES));
      return page(model);
    }
    var cells =
        new EvidenceFiles(editions.directory(), items())
            .cells(file.stream().map(EvidenceEntry::named).toList());
    return shown(cells.stream().map(EvidenceUploadController::row).toList(), period, model);
  }

  @PostMapping("/evidence-upload/entry")
  String enter(
      Viewer viewer,
      @RequestParam Map<String, String> form,
      Model model,
      HttpServletResponse response) {
    var batch = form.getOrDefault("key", "");
    if (!BATCH.matcher(batch).matches()) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, words.of("upload.no-key"));
    }
    var rows = EvidenceEntry.rows(form, MOST_FILES);
    if (EvidenceEntry.toEnter(rows).isEmpty()) {
      response.setStatus(UNPROCESSABLE);
      model.addAttribute("problem", words.of("upload.nothing"));
      return shown(rows, form.getOrDefault("period", ""), model);
    }
    var left = entry.enter(batch, form.getOrDefault("period", ""), rows, viewer);
    if (left.isEmpty()) {
      return "redirect:/evidence-batches/" + batch + "?done";
    }
    response.setStatus(UNPROCESSABLE);
    model.addAttribute("batch", batch);
    model.addAttribute("entered", EvidenceEntry.toEnter(rows).size() - left.size());
    return shown(left, form.getOrDefault("period", ""), model);
  }

  @GetMapping("/evidence-batches/{batch}")
  String batch(Viewer viewer, @PathVariable String batch, Model model) {
    var entered = store.batch(batch);
    model.addAttribute("section", "assessment");
    model.addAttribute("batch", batch);
    model.addAttribute("entered", entered);
    model.addAttribute(
        "mine",
        entered.stream()
            .filter(one -> one.state().equals("STANDS"))
            .filter(one -> one.by().account().equals(viewer.account()))
            .count());
    return "evidence-batch";
  }

  /** Takes back what the person entered in it and what still stands. */
  @PostMapping("/evidence-batches/{batch}/withdrawal")
  String withdraw(
      Viewer viewer,
      @PathVariable String batch,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    var problems = entry.withdraw(store.batch(batch), reason, viewer);
    if (problems.isEmpty()) {
      return "redirect:/evidence-batches/" + batch + "?withdrawn";
    }
    response.setStatus(UNPROCESSABLE);
    model.addAttribute("problems", problems);
    return batch(viewer, batch, model);
  }

  private String shown(List<EvidenceEntry.Row> rows, String period, Model model) {
    model.addAttribute("section", "assessment");
    model.addAttribute("rows", rows);
    model.addAttribute("items", items());
    model.addAttribute("amounts", amounts());
    model.addAttribute("period", period);
    model.addAttribute("units", store.units());
    return "evidence-preview";
  }

  /** Items of which the newest holds: only these can be entered, and taken back, many at once. */
  private Map<String, String> items() {
    var items = new LinkedHashMap<String, String>();
    schemes.entered().stream()
        .filter(one -> one.how() == How.FACT || one.how() == How.AMOUNT)
        .forEach(one -> items.put(one.item(), one.name()));
    return items;
  }

  private Set<String> amounts() {
    return schemes.entered().stream()
        .filter(one -> one.how() == How.AMOUNT)
        .map(EnteredItem::item)
        .collect(Collectors.toSet());
  }

  private static EvidenceEntry.Row row(EvidenceFiles.Cell cell) {
    var unit = cell.unit();
    return new EvidenceEntry.Row(
        unit == null ? "" : unit.id(),
        cell.item() == null ? "" : cell.item(),
        cell.files(),
        null,
        null,
        unit != null && cell.item() != null,
        cell.unclear().stream().map(one -> "upload.unclear." + one.name()).toList());
  }
}
