package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.audit.AuditAct;
import cn.huimin.hotline.intake.audit.AuditLog;
import cn.huimin.hotline.intake.edition.EditionPublisher;
import cn.huimin.hotline.intake.page.Pages;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Person;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Lists and makes accounts. */
@RestController
class AccountController {

  /** An account as the contract has it. */
  record Line(
      String account,
      Role role,
      @Nullable String unitId,
      boolean enabled,
      OffsetDateTime createdAt) {}

  /** A page of accounts. */
  record Page(List<Line> items, @Nullable String next) {}

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,99}");
  private static final int SHORTEST_PASSWORD = 8;
  private static final Set<Role> NEED_A_UNIT = Set.of(Role.LIAISON, Role.HEAD);
  private static final Set<Role> NOT_FOR_PEOPLE = Set.of(Role.SERVICE, Role.COMPLAINANT);

  private final Accounts accounts;
  private final PasswordEncoder passwords;
  private final AuditLog audit;
  private final Editions editions;
  private final EditionPublisher publisher;
  private final TransactionOperations transactions;
  private final Clock clock;

  AccountController(
      Accounts accounts,
      PasswordEncoder passwords,
      AuditLog audit,
      Editions editions,
      EditionPublisher publisher,
      TransactionOperations transactions,
      Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.audit = audit;
    this.editions = editions;
    this.publisher = publisher;
    this.transactions = transactions;
    this.clock = clock;
  }

  @GetMapping("/api/v1/accounts")
  Page list(
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit) {
    int size = Pages.limit(limit);
    var found = accounts.list(unit, after, size + 1);
    var items = found.stream().limit(size).map(this::line).toList();
    return new Page(items, found.size() > size ? items.getLast().account() : null);
  }

  @PostMapping("/api/v1/accounts")
  @ResponseStatus(HttpStatus.CREATED)
  Line create(@AuthenticationPrincipal Jwt token, @RequestBody ObjectNode body) {
    var who = SignedIn.of(token);
    var account = read(body);
    transactions.executeWithoutResult(
        _ -> {
          if (!accounts.add(account)) {
            throw new Refusal(ProblemCode.ALREADY_EXISTS, "已有同名账号，没有新建");
          }
          audit.write(who, AuditAct.ACCOUNT_CREATED, true, null, account.name());
          if (account.unitId() != null) {
            publisher.publishDirectory(draft -> with(draft, account), who.actor("api"));
          }
        });
    return line(account);
  }

  private Account read(ObjectNode body) {
    var fields = FieldReader.of(body);
    var name = fields.requiredText("account", "账号", 100);
    var role = fields.requiredChoice("role", "角色", Role.class);
    var unitId = fields.text("unitId", "单位", 100);
    var password = fields.requiredText("password", "密码", 200);
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      fields.wrong("account", "账号用小写字母、数字、点、横线，2 到 100 个字符");
    }
    if (!password.isEmpty() && password.length() < SHORTEST_PASSWORD) {
      fields.wrong("password", "密码至少 " + SHORTEST_PASSWORD + " 个字符");
    }
    if (role != null && NOT_FOR_PEOPLE.contains(role)) {
      fields.wrong("role", "这个角色不能由人使用");
    }
    if (role != null && NEED_A_UNIT.contains(role) && unitId == null) {
      fields.wrong("unitId", "联络员和单位负责人要填写所在单位");
    }
    if (unitId != null && editions.directory().unit(unitId).isEmpty()) {
      fields.wrong("unitId", "单位名录里没有这个单位");
    }
    fields.end();
    return new Account(
        name,
        passwords.encode(password),
        role == null ? Role.UNKNOWN : role,
        unitId,
        true,
        false,
        clock.instant());
  }

  private static EditionPublisher.Draft with(EditionPublisher.Draft draft, Account account) {
    var unitId = account.unitId();
    return unitId == null
        ? draft
        : new EditionPublisher.Draft(
            draft.units(),
            Stream.concat(
                    draft.people().stream()
                        .filter(person -> !person.account().equals(account.name())),
                    Stream.of(new Person(account.name(), unitId, account.role(), false)))
                .toList());
  }

  private Line line(Account account) {
    return new Line(
        account.name(),
        account.role(),
        account.unitId(),
        account.enabled(),
        account.createdAt().atZone(clock.getZone()).toOffsetDateTime());
  }
}
