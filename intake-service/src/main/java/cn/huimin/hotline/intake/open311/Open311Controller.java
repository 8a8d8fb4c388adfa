package cn.huimin.hotline.intake.open311;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.mailbox.MailboxSettings;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.push.ApiKeys;
import cn.huimin.hotline.intake.workorder.Acceptance;
import cn.huimin.hotline.platform.caller.Callers;
import cn.huimin.hotline.platform.problem.GeoReportErrors;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.word.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.node.ObjectNode;

/**
 * Open311 GeoReport v2. Whoever asks learns of a request what kind it is, when it came in and
 * whether its case has ended: no text and nobody's name. Ids are random. Every path may end with
 * the form of the answer or leave it to {@code Accept}.
 */
@RestController
class Open311Controller {

  private static final Logger log = LoggerFactory.getLogger(Open311Controller.class);
  private static final Actor ACTOR = new Actor("channel:MAILBOX", Role.SERVICE, null, "open311");

  /** Clients on phones give up after three seconds; what is on the log by then is taken. */
  private static final Duration OUTCOME_WAIT = Duration.ofSeconds(2);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
  private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";
  private static final String CHANGESET = "2026-03-02T00:00:00+08:00";
  private static final String API_KEY = "api_key";

  /** Headers by which some clients send their key, beside the field of the standard. */
  private static final List<String> KEY_HEADERS = List.of("X-Api-Key", API_KEY);

  private static final String DISCOVERY = "/open311/discovery";
  private static final String DISCOVERY_BESIDE = "/open311/v2/discovery";
  private static final String SERVICES = "/open311/v2/services";
  private static final String SERVICE = "/open311/v2/services/{code}";
  private static final String REQUESTS = "/open311/v2/requests";
  private static final String REQUEST = "/open311/v2/requests/{requestId}";
  private static final String TOKEN = "/open311/v2/tokens/{token}";

  /** How a path ends that says in which form the answer is wanted. */
  private static final String FORM = ".{format}";

  private final Acceptance acceptance;
  private final Open311Requests requests;
  private final Open311Files files;
  private final ApiKeys keys;
  private final IntakeSettings settings;
  private final Open311Tries tries;
  private final RealTime time;
  private final Clock clock;
  private final String pages;
  private final Open311Rates rates;

  Open311Controller(
      Acceptance acceptance,
      Open311Requests requests,
      Open311Files files,
      ApiKeys keys,
      IntakeSettings settings,
      MailboxSettings mailbox,
      Open311Tries tries,
      RealTime time,
      Clock clock) {
    this.acceptance = acceptance;
    this.requests = requests;
    this.files = files;
    this.keys = keys;
    this.settings = settings;
    this.tries = tries;
    this.time = time;
    this.clock = clock;
    this.pages = mailbox.link().replaceAll("/+$", "");
    this.rates = new Open311Rates(settings);
  }

  /** Where the interface is and which forms it speaks (Open311 Service Discovery). */
  @GetMapping({DISCOVERY, DISCOVERY + FORM, DISCOVERY_BESIDE, DISCOVERY_BESIDE + FORM})
  ResponseEntity<String> discovery(HttpServletRequest request) {
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
    var as = Open311Format.of(request);
    return as.answer(200, as.one("discovery", told));
  }

  @GetMapping({SERVICES, SERVICES + FORM})
  ResponseEntity<String> services(HttpServletRequest request) {
    var as = Open311Format.of(request);
    return as.answer(
        200,
        as.list(
            "services",
            "service",
            Open311Service.all().stream().map(Open311Controller::service).toList()));
  }

  @GetMapping({SERVICE, SERVICE + FORM})
  ResponseEntity<String> definition(@PathVariable String code, HttpServletRequest request) {
    var as = Open311Format.of(request);
    var service =
        Open311Service.of(Open311Format.bare(code))
            .orElseThrow(() -> missing("service_code provided was not found"));
    return as.answer(200, as.one("service_definition", Open311Attributes.of(service)));
  }

  @PostMapping({REQUESTS, REQUESTS + FORM})
  ResponseEntity<String> create(
      @RequestParam MultiValueMap<String, String> fields, HttpServletRequest request) {
    return create(
        new Open311Form(fields),
        request instanceof MultipartHttpServletRequest multipart
            ? multipart.getMultiFileMap().values().stream().flatMap(List::stream).toList()
            : List.of(),
        request);
  }

  /** Some clients send the fields of the form as JSON. */
  @PostMapping(
      path = {REQUESTS, REQUESTS + FORM},
      consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> createOfJson(
      @RequestBody ObjectNode body,
      @RequestParam MultiValueMap<String, String> query,
      HttpServletRequest request) {
    return create(Open311Form.of(body, query), List.of(), request);
  }

  private ResponseEntity<String> create(
      Open311Form form, List<MultipartFile> sent, HttpServletRequest request) {
    var as = Open311Format.of(request);
    var key = key(form, request);
    var address = Callers.network(request.getRemoteAddr());
    rates.count(key, address, time.clock().instant());
    var service = form.service();
    var media = files.look(sent);
    var requestId = tries.requestId(address, form.said(), media);
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    // What is wrong with the form is said before anything is kept.
    var first = form.workOrder(service, requestId, offset(now), List.of());
    var at = requests.begin(requestId, Acceptance.caseId(first), service.code(), now);
    var order = form.workOrder(service, requestId, offset(at), files.keep(requestId, media));
    var accepted = acceptance.accept(order, ACTOR, OUTCOME_WAIT);
    accepted
        .outcome()
        .filter(outcome -> outcome.getKind() != OutcomeKind.ACCEPTED)
        .ifPresent(
            outcome -> {
              throw new Refusal(ProblemCode.BAD_PARAMETER, outcome.getMessage());
            });
    requests.taken(requestId);
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("service_request_id", requestId);
    told.put(
        "service_notice",
        "工单编号 %s，查询码 %s，可在 /status 查询办理进度".formatted(accepted.caseNumber(), accepted.lookUpCode()));
    told.put("account_id", null);
    // Not 201: there are clients that take anything but 200 for a failure.
    return as.answer(200, as.list("service_requests", "request", List.of(told)));
  }

  @GetMapping({REQUESTS, REQUESTS + FORM})
  ResponseEntity<String> list(
      @RequestParam MultiValueMap<String, String> query, HttpServletRequest request) {
    var as = Open311Format.of(request);
    // What is declared several times is as if there were commas between.
    var written = new LinkedHashMap<String, String>();
    query.forEach((name, values) -> written.put(name, String.join(",", values)));
    var found = requests.list(Open311Query.read(written, clock.instant(), clock.getZone()));
    return as.answer(
        200, as.list("service_requests", "request", found.stream().map(this::shown).toList()));
  }

  @GetMapping({REQUEST, REQUEST + FORM})
  ResponseEntity<String> one(@PathVariable String requestId, HttpServletRequest request) {
    var as = Open311Format.of(request);
    var found = requests.list(Open311Requests.Filter.of(Open311Format.bare(requestId)));
    if (found.isEmpty()) {
      throw missing("service_request_id provided was not found");
    }
    return as.answer(
        200, as.list("service_requests", "request", found.stream().map(this::shown).toList()));
  }

  /** Ids are given at once, so that nobody is given a token: an id stands for itself. */
  @GetMapping({TOKEN, TOKEN + FORM})
  ResponseEntity<String> token(@PathVariable String token, HttpServletRequest request) {
    var as = Open311Format.of(request);
    var id = Open311Format.bare(token);
    if (requests.list(Open311Requests.Filter.of(id)).isEmpty()) {
      throw missing("token provided was not found");
    }
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("service_request_id", id);
    told.put("token", id);
    return as.answer(200, as.list("service_requests", "request", List.of(told)));
  }

  private static Refusal missing(String what) {
    return new Refusal(ProblemCode.NOT_FOUND, what);
  }

  /**
   * The name of the key it was sent with; empty where none is needed and none of ours was given.
   */
  private Optional<String> key(Open311Form form, HttpServletRequest request) {
    boolean open =
        settings.open311() == null
            ? settings.demo()
            : settings.open311() == IntakeSettings.Open311Access.OPEN;
    var named =
        Stream.concat(
                Stream.ofNullable(form.field(API_KEY)),
                KEY_HEADERS.stream().map(request::getHeader))
            .filter(Objects::nonNull)
            .flatMap(key -> keys.named(key).stream())
            .findFirst();
    if (!open && named.isEmpty()) {
      throw new Refusal(ProblemCode.FORBIDDEN, "api_key was missing or does not have access");
    }
    return named;
  }

  private OffsetDateTime offset(Instant at) {
    return at.atZone(clock.getZone()).toOffsetDateTime();
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
    return GeoReportErrors.answer(
        request,
        status,
        refusal.errors().isEmpty()
            ? List.of(refusal.detail())
            : refusal.errors().stream()
                .map(error -> error.field() + ": " + error.message())
                .toList());
  }

  @ExceptionHandler
  ResponseEntity<String> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
    return GeoReportErrors.answer(
        request, 400, List.of("the body is not a JSON object with the fields"));
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<String> away(RuntimeException e, HttpServletRequest request) {
    log.warn("The database is away: {}", e.getClass().getSimpleName());
    return GeoReportErrors.answer(request, 503, List.of("not available, try again later"));
  }
}
