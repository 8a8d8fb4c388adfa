package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.intake.audit.AuditLog;
import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks passwords. Argon2 is slow on purpose, so only as many run at once as there are processors;
 * a name nobody has takes as long as a wrong password.
 */
@Component
class SignIn {

  private final Accounts accounts;
  private final PasswordEncoder passwords;
  private final AuditLog audit;
  private final RealTime time;
  private final boolean demo;
  private final FailedSignIns failures = new FailedSignIns();
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
    this.nobodysHash = passwords.encode("nobody's");
  }

  /**
   * The account of this name, if the password is its own.
   *
   * @throws Refusal with the same words whatever was wrong
   */
  Account check(String username, String password) {
    var now = time.clock().instant();
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
    processors.acquireUninterruptibly();
    try {
      return passwords.matches(password, hash);
    } finally {
      processors.release();
    }
  }
}
