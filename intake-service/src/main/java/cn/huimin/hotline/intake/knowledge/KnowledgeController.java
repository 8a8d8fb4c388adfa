package cn.huimin.hotline.intake.knowledge;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.validation.FieldReader;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Lists, finds and keeps the answers of the centre. */
@RestController
class KnowledgeController {

  /** An answer as the contract has it. */
  record One(
      String entryId,
      String question,
      String answer,
      @Nullable String category,
      @Nullable String basis,
      @Nullable String validUntil,
      boolean withdrawn,
      boolean holds,
      int version,
      String changedBy,
      OffsetDateTime changedAt) {}

  /** All answers. */
  record All(List<One> items) {}

  /** An answer that fits, and how well. */
  record Fitting(One entry, double share) {}

  /** Answers that fit, the best first. */
  record Found(List<Fitting> items) {}

  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST_FOUND = 5;

  private final Entries entries;
  private final RandomIds ids;
  private final Clock clock;

  KnowledgeController(Entries entries, RandomIds ids, Clock clock) {
    this.entries = entries;
    this.ids = ids;
    this.clock = clock;
  }

  @GetMapping("/api/v1/knowledge")
  All list() {
    return new All(entries.all().stream().map(this::one).toList());
  }

  /** By POST, since what is asked may name people. */
  @PostMapping("/api/v1/knowledge/search")
  Found search(@RequestBody ObjectNode body) {
    var fields = FieldReader.of(body);
    var text = fields.requiredText("text", "要找的内容", LONGEST_TEXT);
    fields.end();
    var today = today();
    var holding = entries.all().stream().filter(entry -> entry.holdsOn(today)).toList();
    return new Found(
        Likeness.best(text, holding, MOST_FOUND).stream()
            .map(fit -> new Fitting(one(fit.entry()), Math.round(fit.share() * 100) / 100.0))
            .toList());
  }

  @PostMapping("/api/v1/knowledge")
  ResponseEntity<One> add(@AuthenticationPrincipal Jwt token, @RequestBody ObjectNode body) {
    var entry = read(FieldReader.of(body), ids.next(), 1, SignedIn.of(token).account());
    entries.put(entry);
    return ResponseEntity.created(URI.create("/api/v1/knowledge/" + entry.entryId()))
        .body(one(entry));
  }

  @PostMapping("/api/v1/knowledge/{entryId}")
  One change(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String entryId,
      @RequestBody ObjectNode body) {
    var known =
        entries.find(entryId).orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这条口径"));
    var fields = FieldReader.of(body);
    var seen = fields.number("expectedVersion", "看到的版次");
    if (seen != null && seen != known.version()) {
      throw new Refusal(
          ProblemCode.VERSION_IS_OLD, "这条口径刚被 " + known.changedBy() + " 改过，没有保存；请看过新内容再改");
    }
    var entry = read(fields, entryId, known.version() + 1, SignedIn.of(token).account());
    if (!entries.put(entry)) {
      throw new Refusal(ProblemCode.VERSION_IS_OLD, "这条口径刚被别人改过，没有保存；请看过新内容再改");
    }
    return one(entry);
  }

  private Entry read(FieldReader fields, String entryId, int version, String account) {
    var question = fields.requiredText("question", "问题", 300);
    var answer = fields.requiredText("answer", "口径", 5_000);
    var category = fields.text("category", "类别", 60);
    var basis = fields.text("basis", "依据", 500);
    var until = fields.day("validUntil", "有效期至");
    boolean withdrawn = fields.flag("withdrawn", "是否停用", false);
    fields.end();
    return new Entry(
        entryId,
        question,
        answer,
        category,
        basis,
        until,
        withdrawn,
        version,
        account,
        clock.instant());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }

  private One one(Entry entry) {
    var until = entry.validUntil();
    return new One(
        entry.entryId(),
        entry.question(),
        entry.answer(),
        entry.category(),
        entry.basis(),
        until == null ? null : until.toString(),
        entry.withdrawn(),
        entry.holdsOn(today()),
        entry.version(),
        entry.changedBy(),
        entry.changedAt().atZone(clock.getZone()).toOffsetDateTime());
  }
}
