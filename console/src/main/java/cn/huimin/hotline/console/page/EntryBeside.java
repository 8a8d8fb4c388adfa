package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CallerHistory;
import cn.huimin.hotline.console.cases.CaseFilter;
import cn.huimin.hotline.console.cases.CaseRow;
import cn.huimin.hotline.console.cases.CaseStore;
import cn.huimin.hotline.console.cases.LikeCases;
import cn.huimin.hotline.console.intake.IntakeAwayException;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.Refusal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What stands beside an entry while it is typed: the caller's cases, cases that say the same, and
 * answers of the centre that fit.
 */
@Component
class EntryBeside {

  /** An answer of the centre that fits what was typed. */
  record Answer(String entryId, String question, String answer, String basis, long percent) {}

  private static final int MOST = 8;
  private static final int SHORTEST_MATTER = 6;

  private final CallerHistory history;
  private final CaseStore store;
  private final LikeCases like;
  private final IntakeClient intake;

  EntryBeside(CallerHistory history, CaseStore store, LikeCases like, IntakeClient intake) {
    this.history = history;
    this.store = store;
    this.like = like;
    this.intake = intake;
  }

  /** The cases of the caller, once the number is whole; what cannot be had is told. */
  void caller(Viewer viewer, String phone, Model model) {
    model.addAttribute("asked", EntryForm.isWhole(phone));
    model.addAttribute("history", List.<CaseRow>of());
    if (!EntryForm.isWhole(phone) || !CallerHistory.isFor(viewer)) {
      return;
    }
    try {
      var ids = history.caseIds(viewer, phone);
      model.addAttribute("known", ids.size());
      if (!ids.isEmpty()) {
        var filter =
            new CaseFilter(
                null, List.of(), null, null, null, null, null, null, ids, "-opened", null, MOST);
        model.addAttribute("history", store.page(filter, viewer).rows());
      }
    } catch (Refusal e) {
      model.addAttribute("callerProblem", e.getMessage());
    }
  }

  /** Cases and answers that fit the matter, once a few words are there. */
  void matter(Viewer viewer, String words, Model model) {
    boolean enough = CallerHistory.isFor(viewer) && words.strip().length() >= SHORTEST_MATTER;
    model.addAttribute("enough", enough);
    model.addAttribute("alike", enough ? like.of(words, viewer) : List.of());
    model.addAttribute("answers", enough ? answers(viewer, words, model) : List.of());
  }

  private List<Answer> answers(Viewer viewer, String words, Model model) {
    try {
      var found =
          intake.post("/api/v1/knowledge/search", viewer.token(), Map.of(), Map.of("text", words));
      return found
          .body()
          .path("items")
          .valueStream()
          .filter(item -> item.has("entry"))
          .map(
              item ->
                  new Answer(
                      item.path("entry").path("entryId").asString(""),
                      item.path("entry").path("question").asString(""),
                      item.path("entry").path("answer").asString(""),
                      item.path("entry").path("basis").asString(""),
                      Math.round(item.path("share").asDouble() * 100)))
          .toList();
    } catch (IntakeAwayException e) {
      model.addAttribute("answersAway", true);
      return List.of();
    }
  }
}
