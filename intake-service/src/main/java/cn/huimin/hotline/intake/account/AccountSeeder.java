package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.edition.SeedDirectory;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.schemas.word.Role;
import java.net.InetAddress;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The first accounts: the administrator of a fresh installation, and everybody of the directory for
 * a demo.
 */
@Component
class AccountSeeder implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(AccountSeeder.class);
  private static final String DEMO_PASSWORD = "demo";
  private static final String ADMIN = "admin";

  /** Salt and hash of the usual length, one pass over one MiB. */
  private static final PasswordEncoder LIGHT = new Argon2PasswordEncoder(16, 32, 1, 1024, 1);

  private final Accounts accounts;
  private final PasswordEncoder passwords;
  private final Vault vault;
  private final SeedDirectory seed;
  private final IntakeSettings settings;
  private final InetAddress listensOn;
  private final TransactionOperations transactions;
  private final Clock clock;

  AccountSeeder(
      Accounts accounts,
      PasswordEncoder passwords,
      Vault vault,
      SeedDirectory seed,
      IntakeSettings settings,
      @Value("${server.address:0.0.0.0}") InetAddress listensOn,
      TransactionOperations transactions,
      Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.vault = vault;
    this.seed = seed;
    this.settings = settings;
    this.listensOn = listensOn;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (settings.demo()) {
      if (!listensOn.isLoopbackAddress() && !settings.loopbackOutside()) {
        throw new IllegalStateException(
            "the demo's passwords are known to everybody, so it listens on loopback only: set"
                + " server.address=127.0.0.1, or, in a container that is published on loopback"
                + " alone, hotline.intake.loopback-outside=true");
      }
      transactions.executeWithoutResult(_ -> demoAccounts());
    }
    firstAdmin();
  }

  private void demoAccounts() {
    // One light hash for all: everybody knows the password, and a hundred and fifty people who sign
    // in for the first time at once would keep a small machine busy for a minute.
    var hash = LIGHT.encode(DEMO_PASSWORD);
    for (var person : seed.people()) {
      boolean added =
          accounts.add(account(person.account(), hash, person.knownRole(), person.unitId(), true));
      if (added && (person.displayName() != null || person.email() != null)) {
        vault.put(
            Subject.ofAccount(person.account()),
            Contact.ENTRY,
            new Contact(person.displayName(), person.email()));
      }
    }
  }

  private void firstAdmin() {
    if (accounts.any()) {
      return;
    }
    var password = settings.firstAdminPassword();
    if (password != null && !password.isBlank()) {
      accounts.add(
          account(
              ADMIN,
              passwords.encode(password),
              Role.ADMIN,
              seed.units().getFirst().unitId(),
              false));
      log.info("The first account, {}, was made", ADMIN);
    } else if (!settings.demo()) {
      log.warn(
          "There is no account: start once with hotline.intake.first-admin-password to make the first");
    }
  }

  private Account account(
      String name, String hash, Role role, @Nullable String unitId, boolean demo) {
    return new Account(name, hash, role, unitId, true, demo, clock.instant());
  }
}
