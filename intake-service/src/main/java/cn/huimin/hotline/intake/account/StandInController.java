package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.audit.AuditAct;
import cn.huimin.hotline.intake.audit.AuditLog;
import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names who stands in for whom, and signs them in as that (代理). The administrator names anybody, a
 * head for the own unit; whoever only stands in for a head names nobody further.
 */
@RestController
class StandInController {

  /** A stand-in as the contract has it. */
  record Line(
      String standInId,
      String account,
      String unitId,
      String unitName,
      Role role,
      LocalDate from,
      LocalDate until,
      String namedBy,
      boolean holds) {}

  /** All of them. */
  record Lines(List<Line> items) {}

  /** Who stands in today: account, unit and role of the post, and the account's own unit. */
  record Post(String account, String unitId, Role role, @Nullable String ownUnitId) {}

  /** All who stand in today. */
  record Standing(List<Post> items) {}

  private static final int MOST = 500;
  private static final int LONGEST_DAYS = 366;
  private static final Set<Role> OF_UNITS = EnumSet.of(Role.LIAISON, Role.HEAD);
  private static final Set<Role> POSTS =
      EnumSet.of(Role.LIAISON, Role.HEAD, Role.OPERATOR, Role.DUTY, Role.LEADER);

  private final StandIns standIns;
  private final Accounts accounts;
  private final TokenMint mint;
  private final TokenAnswers answers;
  private final AuditLog audit;
  private final Editions editions;
  private final RandomIds ids;
  private final TransactionOperations transactions;
  private final Clock clock;

  StandInController(
      StandIns standIns,
      Accounts accounts,
      TokenMint mint,
      TokenAnswers answers,
      AuditLog audit,
      Editions editions,
      RandomIds ids,
      TransactionOperations transactions,
      Clock clock) {
    this.standIns = standIns;
    this.accounts = accounts;
    this.mint = mint;
    this.answers = answers;
    this.audit = audit;
    this.editions = editions;
    this.ids = ids;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The administrator sees all, a head those of the unit, everybody the own. */
  @GetMapping("/api/v1/stand-ins")
  Lines list(
      @AuthenticationPrincipal Jwt token, @RequestParam(required = false) @Nullable String unit) {
    var who = SignedIn.of(token);
    var found =
        switch (who.role()) {
          case ADMIN -> standIns.standing(today(), null, unit, MOST);
          case HEAD -> standIns.standing(today(), who.account(), who.unitId(), MOST);
          default -> standIns.standing(today(), who.account(), null, MOST);
        };
    return new Lines(found.stream().map(this::line).toList());
  }

  @PostMapping("/api/v1/stand-ins")
  @ResponseStatus(HttpStatus.CREATED)
  Line name(@AuthenticationPrincipal Jwt token, @RequestBody ObjectNode body) {
    var who = SignedIn.of(token);
    var named = read(body, who);
    requireMayName(who, named.unitId());
    transactions.executeWithoutResult(
        _ -> {
          standIns.add(named);
          audit.write(who, AuditAct.STAND_IN_NAMED, true, null, told(named));
        });
    return line(named);
  }

  @PostMapping("/api/v1/stand-ins/{standInId}/end")
  Line end(@AuthenticationPrincipal Jwt token, @PathVariable String standInId) {
    var who = SignedIn.of(token);
    var one = find(standInId);
    requireMayName(who, one.unitId());
    transactions.executeWithoutResult(
        _ -> {
          standIns.end(standInId, clock.instant());
          audit.write(who, AuditAct.STAND_IN_ENDED, true, null, told(one));
        });
    return line(find(standInId));
  }

  /** Tells notification who hears today of what others are told, and nobody else. */
  @GetMapping("/internal/stand-ins")
  Standing standing() {
    return new Standing(
        standIns.standing(today(), null, null, MOST).stream()
            .filter(one -> one.holds(today()))
            .map(
                one ->
                    new Post(
                        one.account(),
                        one.unitId(),
                        one.role(),
                        accounts.named(one.account()).map(Account::unitId).orElse(null)))
            .toList());
  }

  /** Signs the stand-in in as what they stand in for, until the last day at the longest. */
  @PostMapping("/api/v1/stand-ins/{standInId}/token")
  TokenAnswers.Token use(@AuthenticationPrincipal Jwt token, @PathVariable String standInId) {
    var who = SignedIn.of(token);
    var one = find(standInId);
    if (!one.account().equals(who.account())) {
      throw new Refusal(ProblemCode.FORBIDDEN, "这项代理不是您的");
    }
    if (!one.holds(today())) {
      throw new Refusal(ProblemCode.OUT_OF_ORDER, "这项代理还没有开始，或已经结束；请看代理的起止日期");
    }
    var left =
        Duration.between(
            clock.instant(), one.until().plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    var own =
        accounts
            .named(who.account())
            .orElseThrow(() -> new Refusal(ProblemCode.FORBIDDEN, "这项代理不是您的"));
    var minted = mint.mint(own, one, left);
    audit.write(who, AuditAct.STAND_IN_USED, true, null, told(one));
    return answers.of(minted, who.account(), one.role(), one.unitId());
  }

  private StandIn read(ObjectNode body, SignedIn who) {
    var fields = FieldReader.of(body);
    var account = fields.requiredText("account", "代理人的账号", 100);
    var unitId = fields.requiredText("unitId", "单位", 100);
    var role = fields.requiredChoice("role", "岗位", Role.class);
    var from = fields.day("from", "开始日期");
    var until = fields.day("until", "结束日期");
    if (from == null && !fields.has("from")) {
      fields.wrong("from", "请填写开始日期");
    }
    if (until == null && !fields.has("until")) {
      fields.wrong("until", "请填写结束日期");
    }
    if (until != null && until.isBefore(today())) {
      fields.wrong("until", "结束日期已经过去");
    } else if (from != null
        && until != null
        && (until.isBefore(from) || from.plusDays(LONGEST_DAYS).isBefore(until))) {
      fields.wrong("until", "结束日期不早于开始日期，一次代理最长一年");
    }
    if (role != null && !(who.role() == Role.HEAD ? OF_UNITS : POSTS).contains(role)) {
      fields.wrong(
          "role", who.role() == Role.HEAD ? "请选联络员或单位负责人" : "这个岗位不能代理；可以代理联络员、单位负责人、受理员、值班员、局领导");
    }
    if (!unitId.isEmpty()
        && editions.directory().unit(unitId).filter(unit -> !unit.closed()).isEmpty()) {
      fields.wrong("unitId", "单位名录里没有这个单位，或已撤并");
    }
    var person = accounts.named(account).filter(Account::enabled);
    if (!account.isEmpty() && person.isEmpty()) {
      fields.wrong("account", "没有这个账号，或已停用");
    }
    if (person.filter(own -> own.role() == role && unitId.equals(own.unitId())).isPresent()) {
      fields.wrong("account", "这个账号本来就在这个岗位，不用代理");
    }
    fields.end();
    return new StandIn(
        ids.next(),
        account,
        unitId,
        Objects.requireNonNull(role),
        Objects.requireNonNull(from),
        Objects.requireNonNull(until),
        who.account(),
        clock.instant(),
        null);
  }

  private void requireMayName(SignedIn who, String unitId) {
    boolean ownHead =
        accounts
            .named(who.account())
            .filter(own -> own.role() == Role.HEAD && unitId.equals(own.unitId()))
            .isPresent();
    if (who.role() != Role.ADMIN && !ownHead) {
      throw new Refusal(ProblemCode.FORBIDDEN, "单位负责人只指定本单位的代理；代理别人的，不再指定代理");
    }
  }

  private StandIn find(String standInId) {
    return standIns.find(standInId).orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这项代理"));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }

  private static String told(StandIn one) {
    return "%s %s %s %s/%s"
        .formatted(one.account(), one.role(), one.unitId(), one.from(), one.until());
  }

  private Line line(StandIn one) {
    return new Line(
        one.standInId(),
        one.account(),
        one.unitId(),
        editions.directory().unit(one.unitId()).map(unit -> unit.name()).orElse(one.unitId()),
        one.role(),
        one.from(),
        one.until(),
        one.namedBy(),
        one.holds(today()));
  }
}
