package cn.huimin.hotline.intake.push;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.limit.RateLimit;
import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.outcome.Preference;
import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.workorder.Acceptance;
import cn.huimin.hotline.intake.workorder.HandInAnswers;
import cn.huimin.hotline.intake.workorder.HandInLanes;
import cn.huimin.hotline.platform.fault.Wordless;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes in what 12345 platforms push. */
@RestController
class PushController {

  private static final Logger log = LoggerFactory.getLogger(PushController.class);
  private static final Actor ACTOR = new Actor("channel:GOV_12345", Role.SERVICE, null, "push");
  private static final byte[] NOTHING = {};

  private final PushGate gate;
  private final Mappings mappings;
  private final Acceptance acceptance;
  private final HandInAnswers answers;
  private final IntakeSettings settings;
  private final JsonMapper json;
  private final RealTime time;
  private final RateLimit rates;

  PushController(
      PushGate gate,
      Mappings mappings,
      Acceptance acceptance,
      HandInAnswers answers,
      IntakeSettings settings,
      JsonMapper json,
      RealTime time) {
    this.gate = gate;
    this.mappings = mappings;
    this.acceptance = acceptance;
    this.answers = answers;
    this.settings = settings;
    this.json = json;
    this.time = time;
    this.rates = new RateLimit(settings.pushRate(), Duration.ofMinutes(1));
  }

  @PostMapping("/api/v1/channels/gov12345/work-orders")
  ResponseEntity<Object> push(
      @RequestHeader(name = "X-Hotline-Key", required = false) @Nullable String key,
      @RequestHeader(name = "X-Hotline-Timestamp", required = false) @Nullable String timestamp,
      @RequestHeader(name = "X-Hotline-Nonce", required = false) @Nullable String nonce,
      @RequestHeader(name = "X-Hotline-Signature", required = false) @Nullable String signature,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestBody(required = false) byte @Nullable [] body) {
    var bytes = body == null ? NOTHING : body;
    var pusher = gate.enter(new PushGate.Signed(key, timestamp, nonce, signature), bytes);
    rates
        .take(pusher.key(), time.clock().instant())
        .ifPresent(
            until -> {
              throw Refusal.tooMany("这个密钥推送太频繁，没有受理；请稍后换新的随机串重推", until);
            });
    var wait = Preference.wait(prefer, settings.outcomeWait());
    var pushed = PushBody.read(bytes, settings.pushBatch(), mapping(pusher).columns());
    return pushed.batch() ? many(pushed.records(), pusher, wait) : one(pushed, pusher, wait);
  }

  private ResponseEntity<Object> one(PushBody pushed, PushKey pusher, Duration wait) {
    var read = read(pushed.records().getFirst(), pusher);
    var answer = answers.of(acceptance.accept(read.order(), ACTOR, wait));
    if (!answer.getStatusCode().is2xxSuccessful()) {
      return answer;
    }
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .body(noted(json.valueToTree(answer.getBody()), read));
  }

  /** Each record has its own result: one that is wrong keeps none of the others out. */
  private ResponseEntity<Object> many(List<ObjectNode> records, PushKey pusher, Duration wait) {
    var results = new ObjectNode[records.size()];
    try (var lanes = new HandInLanes(settings.pushLanes())) {
      for (int at = 0; at < results.length; at++) {
        int index = at;
        try {
          var read = read(records.get(index), pusher);
          lanes.run(
              Acceptance.caseId(read.order()), () -> results[index] = result(index, read, wait));
        } catch (Refusal refusal) {
          results[index] = refused(index, records.get(index), refusal);
        }
      }
    }
    var body = json.createObjectNode();
    body.set("results", json.createArrayNode().addAll(Arrays.asList(results)));
    return ResponseEntity.ok(body);
  }

  private PushedRecord read(ObjectNode record, PushKey pusher) {
    return PushedRecord.read(record, mapping(pusher), pusher.sourceLine());
  }

  private Mappings.Ready mapping(PushKey pusher) {
    return mappings
        .named(pusher.mapping())
        .orElseThrow(
            () -> new Refusal(ProblemCode.NOT_AVAILABLE, "这个密钥的字段对照文件不见了，没有受理；请联系接收方管理员，稍后重推"));
  }

  private ObjectNode result(int index, PushedRecord read, Duration wait) {
    var result = json.createObjectNode();
    result.put("index", index);
    result.put("externalNumber", read.order().externalNumber());
    try {
      var answer = answers.of(acceptance.accept(read.order(), ACTOR, wait));
      result.put("status", answer.getStatusCode().value());
      result.setAll((ObjectNode) json.valueToTree(answer.getBody()));
      result.put("status", answer.getStatusCode().value());
    } catch (Refusal refusal) {
      failed(result, refusal);
    } catch (RuntimeException e) {
      log.error("A pushed work order failed", Wordless.of(e));
      failed(result, new Refusal(ProblemCode.INTERNAL_ERROR, "系统出错，这一件没有收妥；重推同样内容不会重复"));
    }
    return noted(result, read);
  }

  private ObjectNode refused(int index, ObjectNode record, Refusal refusal) {
    var result = json.createObjectNode();
    result.put("index", index);
    var number = record.path("externalNumber").asString("");
    if (!number.isEmpty() && number.length() <= 100) {
      result.put("externalNumber", number);
    }
    failed(result, refusal);
    return result;
  }

  private void failed(ObjectNode result, Refusal refusal) {
    result.put("status", refusal.code().status().value());
    result.put("code", refusal.code().code());
    result.put("detail", refusal.detail());
    if (!refusal.errors().isEmpty()) {
      result.set("errors", json.valueToTree(refusal.errors()));
    }
  }

  /** With what was not taken over, so that nothing is lost in silence. */
  private ObjectNode noted(ObjectNode answer, PushedRecord read) {
    if (!read.unknown().isEmpty()) {
      answer.set("unknownFields", json.valueToTree(read.unknown()));
    }
    List<FieldError> warnings = read.warnings();
    if (!warnings.isEmpty()) {
      answer.set("warnings", json.valueToTree(warnings));
    }
    return answer;
  }
}
