package cn.huimin.hotline.intake.edition;

import cn.huimin.hotline.intake.access.Desk;
import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.outcome.Preference;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.platform.edition.CalendarPolicy;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows policies and publishes new versions of them, after a look at what they would move. */
@RestController
class PolicyController {

  /** A version of a policy. */
  record Version(String version, OffsetDateTime effectiveFrom) {}

  /** A policy in force, and the versions there are. */
  record Policy(
      String name,
      int edition,
      String version,
      OffsetDateTime effectiveFrom,
      List<Version> versions,
      JsonNode document) {}

  /** A line of the list. */
  record Line(String name, String version, OffsetDateTime effectiveFrom) {}

  /** All policies in force. */
  record Lines(int edition, List<Line> items) {}

  /** What a change is, or would be. */
  record Change(
      String name,
      boolean published,
      int edition,
      String version,
      OffsetDateTime effectiveFrom,
      JsonNode document,
      @Nullable RecomputeView recompute) {}

  /** Policies that limits are counted by. */
  private static final Set<String> COUNTED_BY = Set.of(PolicyBody.LIMITS, CalendarPolicy.NAME);

  /** Policies that sla reads. */
  private static final Set<String> READ_BY_SLA =
      Set.of(PolicyBody.LIMITS, CalendarPolicy.NAME, "warnings");

  /** How long limits may be counted before the answer says that it goes on. */
  private static final Duration WAIT = Duration.ofSeconds(30);

  private final Editions editions;
  private final EditionPublisher publisher;
  private final Recompute recompute;
  private final JsonMapper json;
  private final Clock clock;

  PolicyController(
      Editions editions,
      EditionPublisher publisher,
      Recompute recompute,
      JsonMapper json,
      Clock clock) {
    this.editions = editions;
    this.publisher = publisher;
    this.recompute = recompute;
    this.json = json;
    this.clock = clock;
  }

  @GetMapping("/api/v1/policies")
  Lines policies() {
    var policies = editions.policies();
    return new Lines(
        policies.edition(),
        policies.documents().keySet().stream()
            .sorted()
            .flatMap(name -> policies.document(name, clock.instant()).stream())
            .map(policy -> new Line(policy.name(), policy.version(), at(policy.effectiveFrom())))
            .toList());
  }

  @GetMapping("/api/v1/policies/{name}")
  Policy policy(@PathVariable String name) {
    var policies = editions.policies();
    var document =
        policies
            .document(name, clock.instant())
            .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这份制度文件"));
    return new Policy(
        name,
        policies.edition(),
        document.version(),
        at(document.effectiveFrom()),
        policies.versions(name).stream()
            .map(version -> new Version(version.version(), at(version.effectiveFrom())))
            .toList(),
        json.readTree(document.body()));
  }

  @PutMapping("/api/v1/policies/{name}")
  Change put(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String name,
      @RequestParam(defaultValue = "false") boolean preview,
      @RequestParam(name = "recompute", defaultValue = "true") boolean recomputes,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestHeader(name = Desk.HEADER, required = false) @Nullable String desk,
      @RequestBody ObjectNode body) {
    var wait = Preference.wait(prefer, WAIT);
    var now = clock.instant();
    var current = editions.policies();
    var document = PolicyBody.read(name, body, current, editions.directory(), now, clock.getZone());
    var by = SignedIn.of(token).actor(Desk.of(desk));
    boolean counts = COUNTED_BY.contains(name);
    if (preview) {
      var result = READ_BY_SLA.contains(name) ? recompute.preview(document, by, wait) : null;
      return change(document, false, counts ? result : null);
    }
    if (READ_BY_SLA.contains(name)) {
      recompute.check(document, by, wait);
    }
    publisher.publishPolicies(
        policies -> {
          if (policies.edition() != current.edition()) {
            throw new Refusal(ProblemCode.EDITION_CHANGED, "刚刚有别人发布了新版，请重新读取后再改");
          }
          return with(policies, document);
        },
        by);
    boolean holds = counts && recomputes && !document.effectiveFrom().isAfter(now);
    return change(document, true, holds ? recompute.apply(document, by, wait) : null);
  }

  /** Only limits are kept in versions: what started under one goes on by it. */
  private static List<PolicyDocument> with(Policies policies, PolicyDocument document) {
    var next = new ArrayList<PolicyDocument>();
    policies.all().stream()
        .filter(
            other ->
                !other.name().equals(document.name()) || other.name().equals(PolicyBody.LIMITS))
        .forEach(next::add);
    next.add(document);
    return next;
  }

  private Change change(
      PolicyDocument document, boolean published, Recompute.@Nullable Result result) {
    return new Change(
        document.name(),
        published,
        editions.policies().edition(),
        document.version(),
        at(document.effectiveFrom()),
        json.readTree(document.body()),
        result == null ? null : RecomputeView.of(result, published, clock.getZone()));
  }

  private OffsetDateTime at(Instant moment) {
    return moment.atZone(clock.getZone()).toOffsetDateTime();
  }
}
