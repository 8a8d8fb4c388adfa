package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.intake.audit.AuditLog;
import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.limit.RateLimit;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks passwords. Argon2 is slow on purpose, so only as many run at once as there are processors;
 * a name nobody has takes as long as a wrong password.
 */
@Component
class SignIn {

  /** Who waits longer for a processor is told to come back. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

  private final Accounts accounts;
  private final PasswordEncoder passwords;
  private final AuditLog audit;
  private final RealTime time;
  private final boolean demo;
  private final FailedSignIns failures = new FailedSignIns();
  private final RateLimit addresses;
  private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());
  private final String nobodysHash;

  SignIn(
      Accounts accounts,
      PasswordEncoder passwords,
      AuditLog audit,
      RealTime time,
      IntakeSettings settings) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.audit = audit;
    this.time = time;
    this.demo = settings.demo();
    this.addresses = new RateLimit(settings.signInRate(), Duration.ofMinutes(1));
    this.nobodysHash = passwords.encode("nobody's");
  }

  /**
   * The account of this name, if the password is its own.
   *
   * @param address from where is asked
   * @throws Refusal with the same words whatever was wrong; too-many-requests, overloaded
   */
  Account check(String username, String password, String address) {
    var now = time.clock().instant();
    addresses
        .take(address, now)
        .ifPresent(
            wait -> {
              throw Refusal.tooMany("从这个地址登录太频繁，请稍后再试", wait);
            });
    if (failures.closed(username, now)) {
      throw new Refusal(ProblemCode.BAD_CREDENTIALS, "密码错误次数太多，请 15 分钟后再试");
    }
    var account = accounts.named(username).filter(this::maySignIn);
    boolean right = matches(password, account.map(Account::passwordHash).orElse(nobodysHash));
    if (!right || account.isEmpty()) {
      failures.failed(username, now);
      audit.signInFailed(username);
      throw new Refusal(ProblemCode.BAD_CREDENTIALS, "用户名或密码不对");
    }
    failures.succeeded(username);
    return account.get();
  }

  private boolean maySignIn(Account account) {
    return account.enabled() && (demo || !account.demo());
  }

  private boolean matches(String password, String hash) {
    if (!hasProcessor()) {
      throw new Refusal(ProblemCode.OVERLOADED, "同时登录的人太多，没有登录，请稍后再试");
    }
    try {
      return passwords.matches(password, hash);
    } finally {
      processors.release();
    }
  }

  private boolean hasProcessor() {
    try {
      return processors.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
