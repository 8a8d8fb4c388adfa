package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeAwayException;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.words.Words;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Entries that were begun, which intake keeps. */
@Component
final class EntryDrafts {

  /** Another draft of the person. */
  record Draft(String draftId, String line) {}

  private static final String DRAFTS = "/api/v1/drafts";

  private final IntakeClient intake;
  private final Words words;

  EntryDrafts(IntakeClient intake, Words words) {
    this.intake = intake;
    this.words = words;
  }

  /** A draft; not found once it was handed in or thrown away. */
  IntakeClient.Answer find(Viewer viewer, String draft) {
    return intake.get(DRAFTS + "/" + draft, viewer.token());
  }

  /** Saves what is typed. */
  IntakeClient.Answer save(Viewer viewer, String draft, Map<String, String> typed) {
    return intake.put(DRAFTS + "/" + draft, viewer.token(), Map.of(), Map.of("fields", typed));
  }

  /** The same; whether it is saved. */
  boolean saved(Viewer viewer, String draft, Map<String, String> typed) {
    try {
      return save(viewer, draft, typed).done();
    } catch (IntakeAwayException e) {
      return false;
    }
  }

  /** Throws a draft away. */
  void discard(Viewer viewer, String draft) {
    intake.post(DRAFTS + "/" + draft + "/discard", viewer.token(), Map.of(), Map.of());
  }

  /** What is handed in needs no draft; if it cannot be thrown away now, it goes after a week. */
  void handedIn(Viewer viewer, String draft) {
    try {
      discard(viewer, draft);
    } catch (IntakeAwayException e) {
      return;
    }
  }

  /** The person's other drafts; none while intake is away. */
  List<Draft> others(Viewer viewer, String draft) {
    try {
      return intake
          .get(DRAFTS, viewer.token())
          .body()
          .path("items")
          .valueStream()
          .filter(item -> !item.path("draftId").asString("").isEmpty())
          .filter(item -> !item.path("draftId").asString("").equals(draft))
          .map(this::other)
          .toList();
    } catch (IntakeAwayException e) {
      return List.of();
    }
  }

  private Draft other(JsonNode item) {
    var line = item.path("line").asString("");
    return new Draft(
        item.path("draftId").asString(""), line.isEmpty() ? words.of("word.noTitle") : line);
  }
}
