package cn.huimin.hotline.intake.push;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.audit.AuditAct;
import cn.huimin.hotline.intake.audit.AuditLog;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.validation.FieldReader;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Makes, rotates and closes keys of platforms. A secret is shown once, when it is made. */
@RestController
class PushKeyController {

  /** When a secret holds. */
  record SecretLine(OffsetDateTime validFrom, @Nullable OffsetDateTime validUntil) {}

  /** A key as the contract has it. */
  record Line(
      String key,
      @Nullable String mapping,
      @Nullable String sourceLine,
      OffsetDateTime createdAt,
      @Nullable OffsetDateTime revokedAt,
      List<SecretLine> secrets,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {}

  /** All keys. */
  record Lines(List<Line> items) {}

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final int SECRET_BYTES = 32;
  private static final long MOST_OVERLAP_HOURS = 24L * 30;
  private static final long OVERLAP_HOURS = 24;

  private final PushKeys keys;
  private final Mappings mappings;
  private final AuditLog audit;
  private final TransactionOperations transactions;
  private final SecureRandom random;
  private final RealTime time;
  private final Clock clock;

  PushKeyController(
      PushKeys keys,
      Mappings mappings,
      AuditLog audit,
      TransactionOperations transactions,
      SecureRandom random,
      RealTime time,
      Clock clock) {
    this.keys = keys;
    this.mappings = mappings;
    this.audit = audit;
    this.transactions = transactions;
    this.random = random;
    this.time = time;
    this.clock = clock;
  }

  @GetMapping("/api/v1/push-keys")
  Lines list() {
    return new Lines(keys.all().stream().map(key -> line(key, null)).toList());
  }

  @PostMapping("/api/v1/push-keys")
  ResponseEntity<Line> create(@AuthenticationPrincipal Jwt token, @RequestBody ObjectNode body) {
    var fields = FieldReader.of(body);
    var key = fields.requiredText("key", "密钥名", 64);
    var mapping = fields.text("mapping", "字段对照", 100);
    var sourceLine = fields.text("sourceLine", "线路", 100);
    if (!key.isEmpty() && !NAME.matcher(key).matches()) {
      fields.wrong("key", "密钥名用字母、数字、点、横线，最多 64 个字符");
    }
    if (key.equals(DemoPushKey.KEY)) {
      fields.wrong("key", "这个名字留给演示，请换一个");
    }
    if (mapping != null && mappings.named(mapping).isEmpty()) {
      fields.wrong("mapping", "没有这份字段对照文件，现有：" + mappings.names());
    } else if (!PushMappings.fit(mappings, mapping)) {
      fields.wrong("mapping", "这份字段对照的默认渠道（defaults.channel）不是 GOV_12345，不能用来推送；请改文件或换一份");
    }
    fields.end();
    var secret = secret();
    transactions.executeWithoutResult(
        _ -> {
          if (!keys.add(key, mapping, sourceLine, secret, time.clock().instant())) {
            throw new Refusal(ProblemCode.ALREADY_EXISTS, "已有同名密钥，没有新建");
          }
          audit.write(SignedIn.of(token), AuditAct.PUSH_KEY_CREATED, true, null, key);
        });
    return shown(HttpStatus.CREATED, key, secret);
  }

  @PostMapping("/api/v1/push-keys/{key}/rotation")
  ResponseEntity<Line> rotate(
      @AuthenticationPrincipal Jwt token, @PathVariable String key, @RequestBody ObjectNode body) {
    var fields = FieldReader.of(body);
    var hours = fields.number("overlapHours", "并用时长");
    if (hours != null && hours > MOST_OVERLAP_HOURS) {
      fields.wrong("overlapHours", "新旧密钥并用最多 %d 小时".formatted(MOST_OVERLAP_HOURS));
    }
    fields.end();
    open(key);
    var secret = secret();
    var now = time.clock().instant();
    transactions.executeWithoutResult(
        _ -> {
          keys.rotate(
              key, secret, now, now.plus(Duration.ofHours(hours == null ? OVERLAP_HOURS : hours)));
          audit.write(SignedIn.of(token), AuditAct.PUSH_KEY_ROTATED, true, null, key);
        });
    return shown(HttpStatus.OK, key, secret);
  }

  @PostMapping("/api/v1/push-keys/{key}/revocation")
  Line revoke(@AuthenticationPrincipal Jwt token, @PathVariable String key) {
    existing(key);
    transactions.executeWithoutResult(
        _ -> {
          keys.revoke(key, time.clock().instant());
          audit.write(SignedIn.of(token), AuditAct.PUSH_KEY_REVOKED, true, null, key);
        });
    return line(existing(key), null);
  }

  private PushKey existing(String key) {
    return keys.named(key).orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这个密钥"));
  }

  private void open(String key) {
    if (existing(key).revokedAt() != null) {
      throw new Refusal(ProblemCode.NOT_FOUND, "这个密钥已停用，没有换新；请另建一个");
    }
  }

  private ResponseEntity<Line> shown(HttpStatus status, String key, String secret) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .body(line(existing(key), secret));
  }

  private String secret() {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private Line line(PushKey key, @Nullable String secret) {
    return new Line(
        key.key(),
        key.mapping(),
        key.sourceLine(),
        local(key.createdAt()),
        key.revokedAt() == null ? null : local(key.revokedAt()),
        key.secrets().stream()
            .map(
                one ->
                    new SecretLine(
                        local(one.from()), one.until() == null ? null : local(one.until())))
            .toList(),
        secret);
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(clock.getZone()).toOffsetDateTime();
  }
}
