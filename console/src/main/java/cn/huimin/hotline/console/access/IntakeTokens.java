package cn.huimin.hotline.console.access;

import cn.huimin.hotline.console.intake.IntakeAwayException;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that intake mints for a user name and a password. One for HTTP Basic is kept for a while,
 * since intake's check of a password is slow on purpose; what is kept is found by a keyed hash,
 * never by the password.
 */
public final class IntakeTokens {

  private static final int TOO_MANY = 429;
  private static final int MOST_KEPT = 10_000;
  private static final String HMAC = "HmacSHA256";

  /** A token and until when it may be used. */
  public record Token(String value, Instant until) {}

  private final IntakeClient intake;
  private final InstantSource realTime;
  private final Duration kept;
  private final SecretKeySpec key;
  private final Map<String, Token> byCredentials = new ConcurrentHashMap<>();

  /**
   * Tokens of this intake.
   *
   * @param intake who mints them
   * @param realTime real time: tokens expire by it, whatever the clock of the house shows
   * @param kept how long one for HTTP Basic is kept at most
   * @param key random bytes of this process
   */
  public IntakeTokens(IntakeClient intake, InstantSource realTime, Duration kept, byte[] key) {
    this.intake = intake;
    this.realTime = realTime;
    this.kept = kept;
    this.key = new SecretKeySpec(key, HMAC);
  }

  /**
   * A new token.
   *
   * @throws SignInFailure if the credentials are wrong, too many were tried or intake is away
   */
  public Token mint(String username, String password) {
    IntakeClient.Answer answer;
    try {
      answer =
          intake.post(
              "/api/v1/tokens", null, Map.of(), Map.of("username", username, "password", password));
    } catch (IntakeAwayException e) {
      throw new SignInFailure(ProblemCode.NOT_AVAILABLE, "登录服务暂时没有回应，请稍后再试");
    }
    if (answer.status() == TOO_MANY) {
      throw new SignInFailure(ProblemCode.TOO_MANY_REQUESTS, "登录太频繁，请稍后再试");
    }
    if (!answer.done()) {
      throw answer.status() / 100 == 5
          ? new SignInFailure(ProblemCode.NOT_AVAILABLE, "登录服务暂时没有回应，请稍后再试")
          : new SignInFailure(ProblemCode.BAD_CREDENTIALS, "账号或密码不对");
    }
    return new Token(
        answer.body().path("token").asString(),
        OffsetDateTime.parse(answer.body().path("expiresAt").asString()).toInstant());
  }

  /**
   * A token for HTTP Basic, kept from the last time if it is fresh.
   *
   * @throws SignInFailure if the credentials are wrong or intake is away
   */
  public String basic(String username, String password) {
    var now = realTime.instant();
    var fingerprint = fingerprint(username, password);
    var known = byCredentials.get(fingerprint);
    if (known != null && now.isBefore(known.until())) {
      return known.value();
    }
    var minted = mint(username, password);
    if (byCredentials.size() >= MOST_KEPT) {
      byCredentials.values().removeIf(token -> !now.isBefore(token.until()));
    }
    var until = now.plus(kept);
    if (byCredentials.size() < MOST_KEPT) {
      byCredentials.put(
          fingerprint,
          new Token(minted.value(), until.isBefore(minted.until()) ? until : minted.until()));
    }
    return minted.value();
  }

  private String fingerprint(String username, String password) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(username.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
