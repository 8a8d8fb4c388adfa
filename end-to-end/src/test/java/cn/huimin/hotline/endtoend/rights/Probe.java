package cn.huimin.hotline.endtoend.rights;

import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.casework.WorkOrder;
import cn.huimin.hotline.endtoend.client.Reply;
import cn.huimin.hotline.endtoend.client.Visitor;
import cn.huimin.hotline.endtoend.house.House;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks an endpoint as a row of the matrix says, as a role, and tells the status. */
final class Probe {

  private static final int UNAUTHORIZED = 401;
  private static final Set<String> ROLES_OF_UNITS = Set.of("LIAISON", "HEAD");
  private static final Pattern CASE_POST =
      Pattern.compile("(?<api>/api/v1)?/cases/\\{caseId}/(?<action>[a-z-]+)");
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Map<String, String> ACCOUNTS =
      Map.of("DATA_OFFICER", "dataofficer", "DUTY", "duty");

  private final House house;
  private final PreparedCases cases;
  private final Map<String, CaseInHand> shared;
  private final AtomicInteger count = new AtomicInteger();
  private final String importId;
  private final @Nullable URI door;

  Probe(House house) {
    this.house = house;
    this.cases = new PreparedCases(house);
    this.shared = new ConcurrentHashMap<>();
    this.importId = upload(house.as("operator"), "/api/v1/work-orders/import?dryRun=true").text();
    this.door = null;
  }

  private Probe(Probe other, URI door) {
    this.house = other.house;
    this.cases = other.cases;
    this.shared = other.shared;
    this.importId = other.importId;
    this.door = door;
  }

  private record Answer(int status, String text) {}

  /** The same, asking at another door. */
  Probe at(URI door) {
    return new Probe(this, door);
  }

  /** Status answered to somebody of a role, or to {@link Rights#NOBODY}. */
  int status(Rights.Row row, String role) {
    boolean allowed = Boolean.TRUE.equals(row.allowed().get(role));
    return switch (row.endpoint()) {
      case "POST /sign-in" -> signInAtThePage();
      case "POST /sign-out" -> asAPage(who(row, role).submit(row.path(), Map.of()));
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
        if (row.page()) {
          yield asAPage(who(row, role).get(filled(row)));
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
    var body = PreparedCases.body(action.equals("unmask") ? "complainant" : action, row.kind());
    if (!row.page()) {
      return who(row, role).post(file.path(action), body).status();
    }
    return asAPage(who(row, role).submit(row.path().replace("{caseId}", file.id()), body));
  }

  /** A page that sends somebody to sign in refuses as a program's 401 does. */
  private static int asAPage(Reply reply) {
    return reply.header("Location").map(to -> to.contains("/sign-in?back")).orElse(false)
        ? UNAUTHORIZED
        : reply.status();
  }

  private int signInAtThePage() {
    var visitor = house.visitor();
    var form = visitor.get("/sign-in").expect(200);
    var csrf = CSRF.matcher(form.text());
    if (!csrf.find()) {
      throw new IllegalStateException("no token in the form of sign-in");
    }
    var cookie = form.header("Set-Cookie").orElseThrow().split(";", 2)[0];
    return visitor
        .with("Cookie", cookie)
        .submit(
            "/sign-in", Map.of("username", "operator", "password", "demo", "_csrf", csrf.group(1)))
        .status();
  }

  private Visitor who(Rights.Row row, String role) {
    var visitor = role.equals(Rights.NOBODY) ? house.visitor() : house.as(account(row, role));
    return door == null ? visitor : visitor.at(door);
  }

  private static String account(Rights.Row row, String role) {
    var name = ACCOUNTS.getOrDefault(role, role.toLowerCase(Locale.ROOT));
    return ROLES_OF_UNITS.contains(role) ? name + "-" + unit(row) : name;
  }

  private static String unit(Rights.Row row) {
    if (row.path().endsWith("/{scheme}/{period}") || row.path().endsWith("/entries")) {
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
                ? shared.computeIfAbsent("read", _ -> readable()).id()
                : "");
  }

  /** A case that the read model has, however far it is behind. */
  private CaseInHand readable() {
    var file = cases.fresh("sign", "own");
    file.seenBy("operator");
    return file;
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
