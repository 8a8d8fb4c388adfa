package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.evidence.EvidenceFiles;
import cn.huimin.hotline.console.intake.IntakeAwayException;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.scores.AssessmentStore;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.platform.id.Ids;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands evidence of many units to intake, some at a time, and takes it back. */
@Component
class EvidenceEntry {

  private static final int AT_ONCE = 8;
  private static final int NO_ANSWER = 503;

  /**
   * A unit and an item, with its files.
   *
   * @param unitId unit; empty where nobody has said yet
   * @param item item; empty where nobody has said yet
   * @param found for items that are all or nothing
   * @param amount for items that count
   * @param take whether it is to be entered
   * @param unclear codes of words for what somebody has to say, or what was wrong
   */
  record Row(
      String unitId,
      String item,
      List<EvidenceFiles.Named> files,
      @Nullable Boolean found,
      @Nullable String amount,
      boolean take,
      List<String> unclear) {

    Row {
      files = List.copyOf(files);
      unclear = List.copyOf(unclear);
    }

    /** Its files as the form carries them: id, blank, name, a line each. */
    public String fileLines() {
      return files.stream()
          .map(one -> one.id() + " " + one.name())
          .collect(Collectors.joining("\n"));
    }

    Row with(List<String> problems) {
      return new Row(unitId, item, files, found, amount, take, problems);
    }
  }

  private final IntakeClient intake;
  private final Words words;

  EvidenceEntry(IntakeClient intake, Words words) {
    this.intake = intake;
    this.words = words;
  }

  /** The rows of the form, whose fields are numbered from 0. */
  static List<Row> rows(Map<String, String> form, int most) {
    var rows = new ArrayList<Row>();
    for (int at = 0; at < most && form.containsKey("unit." + at); at++) {
      var found = form.getOrDefault("found." + at, "");
      var amount = form.getOrDefault("amount." + at, "").strip();
      rows.add(
          new Row(
              form.getOrDefault("unit." + at, "").strip(),
              form.getOrDefault("item." + at, ""),
              form.getOrDefault("files." + at, "")
                  .lines()
                  .filter(line -> !line.isBlank())
                  .map(EvidenceEntry::named)
                  .toList(),
              found.isEmpty() ? null : found.equals("true"),
              amount.isEmpty() ? null : amount,
              form.containsKey("take." + at),
              List.of()));
    }
    return rows;
  }

  /** A file as a form names it: id, blank, name. */
  static EvidenceFiles.Named named(String line) {
    var parts = line.strip().split("[\\t ]+", 2);
    return new EvidenceFiles.Named(parts[0], parts.length == 1 ? parts[0] : parts[1]);
  }

  /** Rows that are to be entered; those of the same unit and item are one, with all its files. */
  static List<Row> toEnter(List<Row> rows) {
    var cells = new LinkedHashMap<String, Row>();
    for (var row : rows) {
      if (row.take()) {
        boolean open = row.unitId().isEmpty() || row.item().isEmpty();
        cells.merge(
            open ? "open " + cells.size() : row.unitId() + " " + row.item(),
            row,
            (one, next) ->
                new Row(
                    one.unitId(),
                    one.item(),
                    Stream.concat(one.files().stream(), next.files().stream()).toList(),
                    one.found() == null ? next.found() : one.found(),
                    one.amount() == null ? next.amount() : one.amount(),
                    true,
                    List.of()));
      }
    }
    return List.copyOf(cells.values());
  }

  /**
   * Enters the rows that are to be entered.
   *
   * @return those that were not, with why
   */
  List<Row> enter(String batch, String period, List<Row> rows, Viewer viewer) {
    var asked =
        toEnter(rows).stream()
            .<Callable<Row>>map(row -> () -> entered(batch, period, row, viewer))
            .toList();
    return all(asked).stream().filter(row -> !row.unclear().isEmpty()).toList();
  }

  private Row entered(String batch, String period, Row row, Viewer viewer) {
    if (row.unitId().isEmpty() || row.item().isEmpty()) {
      return row.with(List.of("upload.unclear.MISSING"));
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("item", row.item());
    body.put("batch", batch);
    body.put("files", row.files().stream().map(EvidenceFiles.Named::id).toList());
    if (row.found() != null) {
      body.put("found", row.found());
    }
    if (row.amount() != null) {
      body.put("amount", row.amount());
    }
    if (!period.isBlank()) {
      body.put("period", period.strip());
    }
    return row.with(
        asked(
            row.unitId(),
            "evidence",
            Ids.uuid5(batch, "evidence", body.toString(), row.unitId()),
            body,
            viewer));
  }

  /**
   * Takes back what the person entered and what stands.
   *
   * @return why not, for each that was not
   */
  List<String> withdraw(List<AssessmentStore.Entered> entered, String reason, Viewer viewer) {
    var asked =
        entered.stream()
            .filter(one -> one.state().equals("STANDS"))
            .filter(one -> one.by().account().equals(viewer.account()))
            .<Callable<List<String>>>map(one -> () -> withdrawn(one, reason, viewer))
            .toList();
    return all(asked).stream().flatMap(List::stream).distinct().toList();
  }

  private List<String> withdrawn(AssessmentStore.Entered one, String reason, Viewer viewer) {
    var body = new LinkedHashMap<String, Object>();
    body.put("recordId", one.recordId());
    body.put("reason", reason);
    body.put("scheme", one.scheme());
    body.put("period", one.period());
    return asked(
        one.placeId(),
        "withdrawal",
        Ids.uuid5(one.recordId(), "withdrawal", viewer.account()),
        body,
        viewer);
  }

  /** Nothing if it was done, or taken in; else what was wrong. */
  private List<String> asked(
      String unitId, String way, String key, Map<String, Object> body, Viewer viewer) {
    IntakeClient.Answer answer;
    try {
      answer =
          intake.post(
              "/api/v1/assessment/" + URLEncoder.encode(unitId, StandardCharsets.UTF_8) + "/" + way,
              viewer.token(),
              Map.of("Idempotency-Key", key),
              body);
    } catch (IntakeAwayException e) {
      return List.of(words.of("upload.away"));
    }
    if (answer.done()) {
      return List.of();
    }
    var problems = new ArrayList<String>();
    answer.body().path("errors").forEach(error -> problems.add(error.path("message").asString("")));
    if (problems.isEmpty()) {
      problems.add(
          answer.status() == NO_ANSWER
              ? words.of("upload.away")
              : answer.body().path("detail").asString(words.of("assessment.failed")));
    }
    return problems;
  }

  private static <T> List<T> all(List<Callable<T>> asked) {
    try (var some = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      var answers = new ArrayList<T>();
      for (var one : some.invokeAll(asked)) {
        answers.add(Objects.requireNonNull(one.get()));
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while entering", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("entering failed", e);
    }
  }
}
