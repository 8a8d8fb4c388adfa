package cn.huimin.hotline.endtoend.rights;

import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.casework.WorkOrder;
import cn.huimin.hotline.endtoend.client.Visitor;
import cn.huimin.hotline.endtoend.house.House;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Asks an endpoint as a row of the matrix says, as a role, and tells the status. */
final class Probe {

  private static final Set<String> ROLES_OF_UNITS = Set.of("LIAISON", "HEAD");
  private static final Pattern CASE_POST =
      Pattern.compile("/api/v1/cases/\\{caseId}/(?<action>[a-z-]+)");
  private static final Map<String, String> ACCOUNTS =
      Map.of("DATA_OFFICER", "dataofficer", "DUTY", "duty");

  private final House house;
  private final PreparedCases cases;
  private final Map<String, CaseInHand> shared = new HashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final String importId;

  Probe(House house) {
    this.house = house;
    this.cases = new PreparedCases(house);
    this.importId = upload(house.as("operator"), "/api/v1/work-orders/import?dryRun=true").text();
  }

  private record Answer(int status, String text) {}

  /** Status answered to somebody of a role, or to {@link Rights#NOBODY}. */
  int status(Rights.Row row, String role) {
    boolean allowed = Boolean.TRUE.equals(row.allowed().get(role));
    return switch (row.endpoint()) {
      case "POST /api/v1/tokens" ->
          who(row, role)
              .post(row.path(), Map.of("username", "operator", "password", "demo"))
              .status();
      case "POST /api/v1/work-orders" ->
          who(row, role).post(row.path(), WorkOrder.complaint().body()).status();
      case "POST /api/v1/work-orders/import" ->
          upload(who(row, role), row.path() + "?dryRun=true").status();
      case "POST /api/v1/cases/search" ->
          who(row, role)
              .post(
                  row.path(),
                  row.kind().equals("phone")
                      ? Map.of("phone", "13800000001")
                      : Map.of("text", "校服"))
              .status();
      case "POST /api/v1/accounts" -> who(row, role).post(row.path(), newAccount()).status();
      default -> {
        var action = CASE_POST.matcher(row.path());
        if (row.method().equals("POST") && action.matches()) {
          yield onCase(row, role, action.group("action"), allowed);
        }
        if (row.path().startsWith("/api/v1/streams/")) {
          yield who(row, role).streamStatus(row.path());
        }
        yield who(row, role).send(row.method(), filled(row), null).status();
      }
    };
  }

  /** Who may is given a case of their own; who may not share one, since nothing happens to it. */
  private int onCase(Rights.Row row, String role, String action, boolean allowed) {
    var file =
        allowed
            ? cases.fresh(action, row.kind())
            : shared.computeIfAbsent(
                row.endpoint() + row.kind(), _ -> cases.fresh(action, row.kind()));
    return who(row, role).post(file.path(action), PreparedCases.body(action, row.kind())).status();
  }

  private Visitor who(Rights.Row row, String role) {
    if (role.equals(Rights.NOBODY)) {
      return house.visitor();
    }
    var name = ACCOUNTS.getOrDefault(role, role.toLowerCase(Locale.ROOT));
    return house.as(ROLES_OF_UNITS.contains(role) ? name + "-" + unit(row) : name);
  }

  private static String unit(Rights.Row row) {
    if (row.path().contains("/scorecards/")) {
      return switch (row.kind()) {
        case "own" -> "u-ez";
        case "below" -> "u-bureau";
        default -> "u-dayingzx";
      };
    }
    var action = CASE_POST.matcher(row.path());
    return PreparedCases.unitOfThePerson(
        action.matches() ? action.group("action") : "", row.kind());
  }

  /** The path with something real in place of its parameters. */
  private String filled(Rights.Row row) {
    return row.path()
        .replace("{importId}", importId)
        .replace("{scheme}", "A-2020")
        .replace("{period}", "2026")
        .replace("{unitId}", "u-ez")
        .replace("{name}", "sla")
        .replace(
            "{caseId}",
            row.path().contains("{caseId}")
                ? shared.computeIfAbsent("read", _ -> cases.fresh("sign", "own")).id()
                : "");
  }

  private Map<String, Object> newAccount() {
    return Map.of(
        "account", "probe-" + count.incrementAndGet(),
        "role", "LIAISON",
        "unitId", "u-ez",
        "password", "long-enough-for-a-test");
  }

  private static Answer upload(Visitor visitor, String path) {
    try {
      var folder = Files.createTempDirectory("probe");
      var file = folder.resolve("one-row.csv");
      Files.writeString(
          file,
          "工单编号,受理时间,诉求类型,标题,内容描述\nGD-PROBE-1,2026-04-01 09:00:00,投诉,校服,反映云湖市第二中学校服费。\n",
          StandardCharsets.UTF_8);
      var reply = visitor.upload(path, file);
      deleted(folder, file);
      return new Answer(reply.status(), reply.text("/importId"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleted(Path folder, Path file) throws IOException {
    Files.delete(file);
    Files.delete(folder);
  }
}
