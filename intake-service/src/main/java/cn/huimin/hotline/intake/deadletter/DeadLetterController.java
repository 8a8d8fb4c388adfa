package cn.huimin.hotline.intake.deadletter;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.page.Pages;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.schemas.topic.Topic;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Dead letters for the administrator. */
@RestController
class DeadLetterController {

  private static final int MOST_IDS = 500;
  private static final int LONGEST_REASON = 500;

  /** A letter as the contract has it. */
  record View(
      String id,
      String service,
      String step,
      String stage,
      LetterState state,
      @Nullable String caseId,
      String topic,
      int partition,
      long offset,
      int valueSize,
      String errorClass,
      String errorMessage,
      int attempts,
      OffsetDateTime firstAt,
      OffsetDateTime lastAt,
      boolean underWay,
      @Nullable String requestId) {}

  /** A page of letters, and how many wait where. */
  record Page(List<View> items, @Nullable String next, List<Letters.Total> totals) {}

  /** A request that was taken. */
  record Begun(String requestId, int letters, String location) {}

  /** How far a request is, as the contract has it. */
  record ProgressView(
      String requestId,
      String account,
      String kind,
      @Nullable String service,
      @Nullable String reason,
      OffsetDateTime at,
      String state,
      long letters,
      long waiting,
      long replayed,
      long failed,
      long discarded,
      long gone,
      long notWaiting) {}

  private final Letters letters;
  private final Requests requests;
  private final Replays replays;
  private final Clock clock;

  DeadLetterController(Letters letters, Requests requests, Replays replays, Clock clock) {
    this.letters = letters;
    this.requests = requests;
    this.replays = replays;
    this.clock = clock;
  }

  @GetMapping("/api/v1/dead-letters")
  Page list(
      @RequestParam(required = false) @Nullable String service,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String caseId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit) {
    int size = Pages.limit(limit);
    if (service != null && !isService(service)) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "service 只能是 " + services());
    }
    var found = letters.read(service, state(state), caseId, Pages.number(after), size + 1);
    var items = found.stream().limit(size).map(this::view).toList();
    return new Page(items, found.size() > size ? items.getLast().id() : null, letters.totals());
  }

  @PostMapping("/api/v1/dead-letters/replay")
  ResponseEntity<Begun> replay(@AuthenticationPrincipal Jwt token, @RequestBody ObjectNode body) {
    var fields = FieldReader.of(body);
    var ids = ids(fields);
    var service = service(fields, ids);
    fields.end();
    var who = SignedIn.of(token);
    return begun(service == null ? replays.replay(ids, who) : replays.replayAll(service, who));
  }

  @PostMapping("/api/v1/dead-letters/discard")
  ResponseEntity<Begun> discard(@AuthenticationPrincipal Jwt token, @RequestBody ObjectNode body) {
    var fields = FieldReader.of(body);
    var ids = ids(fields);
    var service = service(fields, ids);
    var reason = fields.requiredText("reason", "放弃的理由", LONGEST_REASON);
    fields.end();
    var who = SignedIn.of(token);
    return begun(
        service == null
            ? replays.discard(ids, reason, who)
            : replays.discardAll(service, reason, who));
  }

  @GetMapping("/api/v1/dead-letters/requests/{requestId}")
  ProgressView progress(@PathVariable String requestId) {
    var progress =
        requests.find(requestId).orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这次重放"));
    return new ProgressView(
        progress.requestId(),
        progress.account(),
        progress.kind().name(),
        progress.service(),
        progress.reason(),
        local(progress.at()),
        progress.waiting() > 0 ? "RUNNING" : "DONE",
        progress.letters(),
        progress.waiting(),
        progress.replayed(),
        progress.failed(),
        progress.discarded(),
        progress.gone(),
        progress.notWaiting());
  }

  private static ResponseEntity<Begun> begun(Replays.Asked asked) {
    var location = "/api/v1/dead-letters/requests/" + asked.requestId();
    return ResponseEntity.accepted()
        .location(URI.create(location))
        .body(new Begun(asked.requestId(), asked.letters(), location));
  }

  private static @Nullable String service(FieldReader fields, List<Long> ids) {
    var service = fields.text("service", "服务", 20);
    if (ids.isEmpty() == (service == null)) {
      fields.wrong("ids", "要么写 ids（死信编号），要么写 service（整个服务），二者选一");
    } else if (service != null && !isService(service)) {
      fields.wrong("service", "服务只能是 " + services());
    }
    return service;
  }

  private static List<Long> ids(FieldReader fields) {
    var ids = new ArrayList<Long>();
    for (var id : fields.texts("ids", "死信编号", MOST_IDS, 20)) {
      try {
        ids.add(Long.parseLong(id));
      } catch (NumberFormatException e) {
        fields.wrong("ids", "死信编号是列表里的 id，一个整数，不是 " + id);
      }
    }
    return ids;
  }

  private static @Nullable LetterState state(@Nullable String state) {
    if (state == null) {
      return null;
    }
    return Arrays.stream(LetterState.values())
        .filter(known -> known.name().equals(state))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemCode.BAD_PARAMETER,
                    "state 只能是 " + Arrays.toString(LetterState.values())));
  }

  private static boolean isService(String word) {
    return Arrays.stream(Topic.Service.values())
        .anyMatch(service -> service.name().toLowerCase(Locale.ROOT).equals(word));
  }

  private static String services() {
    return Arrays.stream(Topic.Service.values())
        .map(service -> service.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("、"));
  }

  private View view(Letter letter) {
    return new View(
        String.valueOf(letter.id()),
        letter.service(),
        letter.turn().step(),
        letter.stage(),
        letter.state(),
        letter.caseId(),
        letter.place().topic(),
        letter.place().partition(),
        letter.place().offset(),
        letter.valueSize(),
        letter.errorClass(),
        letter.errorMessage(),
        letter.turn().attempt(),
        local(letter.firstAt()),
        local(letter.lastAt()),
        letter.asked() != null,
        letter.requestId());
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(clock.getZone()).toOffsetDateTime();
  }
}
