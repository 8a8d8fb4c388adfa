package cn.huimin.hotline.intake.draft;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.validation.FieldReader;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Drafts of the desk: everybody's own, and nobody else's. */
@RestController
class DraftController {

  /** A draft as the contract has it. */
  record One(String draftId, OffsetDateTime updatedAt, Map<String, String> fields) {}

  /** A draft in a list. */
  record Line(String draftId, OffsetDateTime updatedAt, String line) {}

  /** Drafts, the one saved last first. */
  record All(List<Line> items) {}

  /** What was thrown away. */
  record Gone(String draftId) {}

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

  /** Fields of the entry and how much each may hold. */
  private static final Map<String, Integer> FIELDS =
      Map.ofEntries(
          Map.entry("way", 20),
          Map.entry("sourceLine", 100),
          Map.entry("externalNumber", 100),
          Map.entry("receivedAt", 40),
          Map.entry("sourceLevel", 40),
          Map.entry("demandType", 40),
          Map.entry("urgency", 40),
          Map.entry("confidential", 10),
          Map.entry("title", 300),
          Map.entry("content", 20_000),
          Map.entry("address", 500),
          Map.entry("unitHint", 200),
          Map.entry("name", 100),
          Map.entry("phone", 40),
          Map.entry("email", 200),
          Map.entry("home", 500),
          Map.entry("previousNumber", 100),
          Map.entry("publicAnswer", 20_000));

  private final Drafts drafts;
  private final Clock clock;

  DraftController(Drafts drafts, Clock clock) {
    this.drafts = drafts;
    this.clock = clock;
  }

  @GetMapping("/api/v1/drafts")
  ResponseEntity<Object> list(@AuthenticationPrincipal Jwt token) {
    return unkept(
        new All(
            drafts.of(SignedIn.of(token).account()).stream()
                .map(one -> new Line(one.draftId(), at(one.updatedAt()), one.line()))
                .toList()));
  }

  @GetMapping("/api/v1/drafts/{draftId}")
  ResponseEntity<Object> one(@AuthenticationPrincipal Jwt token, @PathVariable String draftId) {
    var draft =
        drafts
            .find(SignedIn.of(token).account(), draftId)
            .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这份草稿"));
    return unkept(new One(draftId, at(draft.updatedAt()), draft.fields()));
  }

  @PutMapping("/api/v1/drafts/{draftId}")
  ResponseEntity<Object> save(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String draftId,
      @RequestBody ObjectNode body) {
    var account = SignedIn.of(token).account();
    var fields = FieldReader.of(body);
    var typed = fields.object("fields", "草稿内容");
    var kept = new LinkedHashMap<String, String>();
    FIELDS.forEach(
        (name, longest) -> {
          var text = typed.text(name, "这一项", longest);
          if (text != null) {
            kept.put(name, text);
          }
        });
    if (!ID.matcher(draftId).matches()) {
      fields.wrong("draftId", "草稿编号是 8 到 64 个字母、数字或短横");
    } else if (drafts.others(account, draftId) >= Drafts.MOST) {
      fields.wrong("draftId", "草稿最多 %d 份，没有保存；请先交出或删去旧的".formatted(Drafts.MOST));
    }
    fields.end();
    var at =
        drafts
            .save(account, draftId, kept)
            .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这份草稿"));
    return unkept(new One(draftId, at(at), kept));
  }

  @PostMapping("/api/v1/drafts/{draftId}/discard")
  Gone discard(@AuthenticationPrincipal Jwt token, @PathVariable String draftId) {
    drafts.discard(SignedIn.of(token).account(), draftId);
    return new Gone(draftId);
  }

  /** They name people: no cache keeps them. */
  private static ResponseEntity<Object> unkept(Object body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }

  private OffsetDateTime at(Instant moment) {
    return moment.atZone(clock.getZone()).toOffsetDateTime();
  }
}
