package cn.huimin.hotline.intake.open311;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.limit.RateLimit;
import cn.huimin.hotline.intake.mailbox.MailboxSettings;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.push.ApiKeys;
import cn.huimin.hotline.intake.workorder.Acceptance;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.word.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Open311 GeoReport v2. Whoever asks learns of a request what kind it is, when it came in and
 * whether its case has ended: no text and nobody's name. Ids are random.
 */
@RestController
class Open311Controller {

  private static final Logger log = LoggerFactory.getLogger(Open311Controller.class);
  private static final Actor ACTOR = new Actor("channel:MAILBOX", Role.SERVICE, null, "open311");
  private static final Duration OUTCOME_WAIT = Duration.ofSeconds(5);
  private static final Duration SHOWN = Duration.ofDays(90);
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int MOST_IDS = 100;
  private static final Duration ADDRESS_TIME = Duration.ofHours(1);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
  private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";
  private static final String CHANGESET = "2026-03-02T00:00:00+08:00";
  private static final String DISCOVERY = "/open311/discovery.{format}";
  private static final String SERVICES = "/open311/v2/services.{format}";
  private static final String SERVICE = "/open311/v2/services/{code}.{format}";
  private static final String REQUESTS = "/open311/v2/requests.{format}";
  private static final String REQUEST = "/open311/v2/requests/{requestId}.{format}";

  private final Acceptance acceptance;
  private final Open311Requests requests;
  private final ApiKeys keys;
  private final IntakeSettings settings;
  private final RandomIds ids;
  private final RealTime time;
  private final Clock clock;
  private final String pages;
  private final RateLimit addresses;

  Open311Controller(
      Acceptance acceptance,
      Open311Requests requests,
      ApiKeys keys,
      IntakeSettings settings,
      MailboxSettings mailbox,
      RandomIds ids,
      RealTime time,
      Clock clock) {
    this.acceptance = acceptance;
    this.requests = requests;
    this.keys = keys;
    this.settings = settings;
    this.ids = ids;
    this.time = time;
    this.clock = clock;
    this.pages = mailbox.link().replaceAll("/+$", "");
    this.addresses = new RateLimit(settings.open311Rate(), ADDRESS_TIME);
  }

  /** Where the interface is and which forms it speaks (Open311 Service Discovery). */
  @GetMapping(DISCOVERY)
  ResponseEntity<String> discovery(@PathVariable String format) {
    var endpoint = new LinkedHashMap<String, @Nullable Object>();
    endpoint.put("specification", SPECIFICATION);
    endpoint.put("url", pages + "/open311/v2");
    endpoint.put("changeset", CHANGESET);
    endpoint.put("type", "production");
    endpoint.put("formats", List.of("text/xml", "application/json"));
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("changeset", CHANGESET);
    told.put("contact", pages + "/status");
    told.put(
        "key_service",
        "api_key: name of a push key, a dot and its secret, where keys are asked for");
    told.put("endpoints", List.of(endpoint));
    var as = Open311Format.of(format);
    return as.answer(200, as.one("discovery", told));
  }

  @GetMapping(SERVICES)
  ResponseEntity<String> services(@PathVariable String format) {
    var as = Open311Format.of(format);
    return as.answer(
        200,
        as.list(
            "services",
            "service",
            Open311Service.all().stream().map(Open311Controller::service).toList()));
  }

  @GetMapping(SERVICE)
  ResponseEntity<String> definition(@PathVariable String code, @PathVariable String format) {
    var service =
        Open311Service.of(code)
            .orElseThrow(
                () -> new Refusal(ProblemCode.NOT_FOUND, "service_code provided was not found"));
    var as = Open311Format.of(format);
    return as.answer(200, as.one("service_definition", Open311Attributes.of(service)));
  }

  @PostMapping(REQUESTS)
  ResponseEntity<String> create(
      @PathVariable String format,
      @RequestHeader(name = "X-Forwarded-For", required = false) @Nullable String address,
      @RequestParam MultiValueMap<String, String> fields) {
    var as = Open311Format.of(format);
    var form = new Open311Form(fields);
    requireKey(form.field("api_key"));
    addresses
        .take(address == null ? "" : address, time.clock().instant())
        .ifPresent(
            wait -> {
              throw Refusal.tooMany("too many requests from this address, try again later", wait);
            });
    var service = form.service();
    var requestId = "o" + ids.next().replace("-", "").substring(0, 16);
    var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var order = form.workOrder(service, requestId, at.atZone(clock.getZone()).toOffsetDateTime());
    var accepted = acceptance.accept(order, ACTOR, OUTCOME_WAIT);
    accepted
        .outcome()
        .filter(outcome -> outcome.getKind() != OutcomeKind.ACCEPTED)
        .ifPresent(
            outcome -> {
              throw new Refusal(ProblemCode.BAD_PARAMETER, outcome.getMessage());
            });
    requests.add(requestId, accepted.caseId(), service.code(), at);
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("service_request_id", requestId);
    told.put(
        "service_notice",
        "工单编号 %s，查询码 %s，可在 /status 查询办理进度".formatted(accepted.caseNumber(), accepted.lookUpCode()));
    told.put("account_id", null);
    return as.answer(201, as.list("service_requests", "request", List.of(told)));
  }

  @GetMapping(REQUESTS)
  ResponseEntity<String> list(
      @PathVariable String format,
      @RequestParam(name = "service_request_id", required = false) @Nullable String requestIds,
      @RequestParam(name = "service_code", required = false) @Nullable String serviceCodes,
      @RequestParam(name = "start_date", required = false) @Nullable String from,
      @RequestParam(name = "end_date", required = false) @Nullable String until,
      @RequestParam(required = false) @Nullable String status) {
    var found = requests.list(filter(requestIds, serviceCodes, from, until, status));
    var as = Open311Format.of(format);
    return as.answer(
        200, as.list("service_requests", "request", found.stream().map(this::shown).toList()));
  }

  /** Ids override everything else; else the last 90 days, unless a day is named. */
  private Open311Requests.Filter filter(
      @Nullable String requestIds,
      @Nullable String serviceCodes,
      @Nullable String from,
      @Nullable String until,
      @Nullable String status) {
    var ofIds = several(requestIds);
    if (ofIds != null) {
      return new Open311Requests.Filter(ofIds, null, null, null, null);
    }
    var end = moment("end_date", until, true);
    var start = moment("start_date", from, false);
    if (start == null) {
      start = (end == null ? clock.instant() : end).minus(SHOWN);
    }
    return new Open311Requests.Filter(null, several(serviceCodes), start, end, closed(status));
  }

  @GetMapping(REQUEST)
  ResponseEntity<String> one(@PathVariable String requestId, @PathVariable String format) {
    var found =
        requests.list(new Open311Requests.Filter(List.of(requestId), null, null, null, null));
    if (found.isEmpty()) {
      throw new Refusal(ProblemCode.NOT_FOUND, "service_request_id provided was not found");
    }
    var as = Open311Format.of(format);
    return as.answer(
        200, as.list("service_requests", "request", found.stream().map(this::shown).toList()));
  }

  private void requireKey(@Nullable String apiKey) {
    boolean open =
        settings.open311() == null
            ? settings.demo()
            : settings.open311() == IntakeSettings.Open311Access.OPEN;
    if (!open && (apiKey == null || !keys.holds(apiKey))) {
      throw new Refusal(ProblemCode.FORBIDDEN, "api_key was missing or does not have access");
    }
  }

  private static Map<String, @Nullable Object> service(Open311Service service) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("service_code", service.code());
    shown.put("service_name", service.name());
    shown.put("description", service.description());
    shown.put("metadata", true);
    shown.put("type", "realtime");
    shown.put("keywords", service.keywords());
    shown.put("group", "教育");
    return shown;
  }

  private Map<String, @Nullable Object> shown(Open311Requests.Line line) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("service_request_id", line.requestId());
    shown.put("status", line.closed() ? "closed" : "open");
    shown.put("status_notes", null);
    shown.put(
        "service_name", Open311Service.of(line.serviceCode()).map(Open311Service::name).orElse(""));
    shown.put("service_code", line.serviceCode());
    shown.put("description", null);
    shown.put("agency_responsible", null);
    shown.put("service_notice", null);
    shown.put("requested_datetime", local(line.requestedAt()));
    shown.put("updated_datetime", local(line.updatedAt()));
    shown.put("expected_datetime", null);
    shown.put("address", null);
    shown.put("address_id", null);
    shown.put("zipcode", null);
    shown.put("lat", null);
    shown.put("long", null);
    shown.put("media_url", null);
    return shown;
  }

  private String local(Instant at) {
    return TIME.format(at.atZone(clock.getZone()));
  }

  private static @Nullable List<String> several(@Nullable String written) {
    if (written == null || written.isBlank()) {
      return null;
    }
    return Arrays.stream(written.split(",", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty() && one.indexOf('\0') < 0)
        .limit(MOST_IDS)
        .toList();
  }

  private static @Nullable Boolean closed(@Nullable String status) {
    var words = several(status);
    if (words == null || (words.contains("open") && words.contains("closed"))) {
      return null;
    }
    if (words.equals(List.of("closed")) || words.equals(List.of("open"))) {
      return words.contains("closed");
    }
    throw new Refusal(ProblemCode.BAD_PARAMETER, "status is open or closed");
  }

  /** A moment, or a day: its first, or its last second where it ends a range. */
  private @Nullable Instant moment(String name, @Nullable String written, boolean last) {
    if (written == null || written.isBlank()) {
      return null;
    }
    // A plus in a query that was not encoded arrives as a blank.
    var text = written.strip().replace(' ', '+');
    try {
      if (DAY.matcher(text).matches()) {
        var day = LocalDate.parse(text);
        return last
            ? day.plusDays(1).atStartOfDay(clock.getZone()).toInstant().minusSeconds(1)
            : day.atStartOfDay(clock.getZone()).toInstant();
      }
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new Refusal(
          ProblemCode.BAD_PARAMETER, name + " is not a W3C date and time with its offset");
    }
  }

  @ExceptionHandler
  ResponseEntity<String> refused(
      Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
    var wait = refusal.retryAfter();
    if (wait != null) {
      response.setHeader(
          HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
    }
    int status =
        refusal.code() == ProblemCode.INVALID_INPUT ? 400 : refusal.code().status().value();
    List<String> what =
        refusal.errors().isEmpty()
            ? List.of(refusal.detail())
            : refusal.errors().stream()
                .map(error -> error.field() + ": " + error.message())
                .toList();
    return errors(request, status, what);
  }

  @ExceptionHandler
  ResponseEntity<String> away(DataAccessException e, HttpServletRequest request) {
    log.warn("The database is away: {}", e.getClass().getSimpleName());
    return errors(request, 503, List.of("not available, try again later"));
  }

  private static ResponseEntity<String> errors(
      HttpServletRequest request, int status, List<String> what) {
    var path = request.getRequestURI().toLowerCase(Locale.ROOT);
    var as = path.endsWith(".xml") ? Open311Format.XML : Open311Format.JSON;
    return as.answer(
        status,
        as.list(
            "errors",
            "error",
            what.stream()
                .map(
                    one -> {
                      var error = new LinkedHashMap<String, @Nullable Object>();
                      error.put("code", status);
                      error.put("description", one);
                      return error;
                    })
                .toList()));
  }
}
