package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Signs people in. */
@RestController
class TokenController {

  /** A unit by id and name. */
  record UnitRef(String id, String name) {}

  /** The answer of a sign-in. */
  record Token(
      String token, OffsetDateTime expiresAt, String account, Role role, @Nullable UnitRef unit) {}

  private final SignIn signIn;
  private final TokenMint mint;
  private final TokenKey key;
  private final Editions editions;
  private final Clock clock;

  TokenController(SignIn signIn, TokenMint mint, TokenKey key, Editions editions, Clock clock) {
    this.signIn = signIn;
    this.mint = mint;
    this.key = key;
    this.editions = editions;
    this.clock = clock;
  }

  @PostMapping("/api/v1/tokens")
  Token create(@RequestBody ObjectNode body) {
    var fields = FieldReader.of(body);
    var username = fields.requiredText("username", "用户名", 100);
    var password = fields.requiredText("password", "密码", 200);
    fields.end();
    var account = signIn.check(username, password);
    var token = mint.mint(account);
    return new Token(
        token.getTokenValue(),
        Objects.requireNonNull(token.getExpiresAt()).atZone(clock.getZone()).toOffsetDateTime(),
        account.name(),
        account.role(),
        unit(account.unitId()));
  }

  /** The public half of the key, by which others check tokens. */
  @GetMapping("/internal/jwks")
  Map<String, Object> keys() {
    return key.publicHalf().toJSONObject();
  }

  private @Nullable UnitRef unit(@Nullable String unitId) {
    return unitId == null
        ? null
        : new UnitRef(
            unitId, editions.directory().unit(unitId).map(unit -> unit.name()).orElse(unitId));
  }
}
