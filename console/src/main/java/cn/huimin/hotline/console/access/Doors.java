package cn.huimin.hotline.console.access;

import static cn.huimin.hotline.schemas.word.Role.ADMIN;
import static cn.huimin.hotline.schemas.word.Role.ASSESSOR;
import static cn.huimin.hotline.schemas.word.Role.DATA_OFFICER;
import static cn.huimin.hotline.schemas.word.Role.DUTY;
import static cn.huimin.hotline.schemas.word.Role.HEAD;
import static cn.huimin.hotline.schemas.word.Role.LEADER;
import static cn.huimin.hotline.schemas.word.Role.LIAISON;
import static cn.huimin.hotline.schemas.word.Role.OPERATOR;
import static cn.huimin.hotline.schemas.word.Role.PERSONNEL;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import cn.huimin.hotline.schemas.word.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * Every door of the console and the roles that get past it: the whole of who may call what. What
 * has no line here is refused. Behind the door the unit counts: see {@code Visibility} for reads;
 * for commands intake, routing and the vault decide.
 */
public final class Doors {

  /** Where requests come from. */
  public enum Kind {
    /** Answered here, for programs. */
    API,
    /** Handed on to intake. */
    GATEWAY,
    /** Answered here, for people. */
    PAGE
  }

  /**
   * One door.
   *
   * @param kind who answers
   * @param method HTTP method
   * @param path path with its parameters in braces
   * @param roles roles that get past; empty for everybody, signed in or not
   */
  public record Door(Kind kind, HttpMethod method, String path, Set<Role> roles) {

    /** Whether no sign-in is needed. */
    public boolean open() {
      return roles.isEmpty();
    }
  }

  private static final String ASSESSMENT = "/api/v1/assessment/{unitId}";
  private static final Set<Role> OPEN = Set.of();
  private static final Set<Role> EVERYBODY =
      EnumSet.of(OPERATOR, LIAISON, HEAD, LEADER, ASSESSOR, PERSONNEL, DATA_OFFICER, DUTY, ADMIN);
  private static final Set<Role> CASE_READERS =
      EnumSet.of(OPERATOR, LIAISON, HEAD, LEADER, ASSESSOR, DUTY);
  private static final Set<Role> SCORE_READERS =
      EnumSet.of(OPERATOR, HEAD, LEADER, ASSESSOR, PERSONNEL);
  private static final Set<Role> ASSESSMENT_WRITERS = EnumSet.of(ASSESSOR, LEADER, HEAD, LIAISON);
  private static final Set<Role> BULLETIN_READERS = EnumSet.of(OPERATOR, LEADER, ASSESSOR);
  private static final Set<Role> UNMASKERS =
      EnumSet.of(OPERATOR, LIAISON, HEAD, DUTY, DATA_OFFICER);
  private static final Set<Role> FILE_HANDLERS =
      EnumSet.of(OPERATOR, LIAISON, HEAD, LEADER, ASSESSOR, DUTY);
  private static final Set<Role> UNIT = EnumSet.of(LIAISON, HEAD);

  private static final List<Door> ALL = new ArrayList<>();

  static {
    open(Kind.API, GET, "/openapi.yaml");
    open(Kind.API, GET, "/asyncapi.yaml");
    open(Kind.API, GET, "/actuator/health");
    open(Kind.API, GET, "/actuator/health/*");
    door(Kind.API, GET, "/actuator/prometheus", EnumSet.of(ADMIN));
    door(Kind.API, GET, "/api/v1/cases", CASE_READERS);
    door(Kind.API, POST, "/api/v1/cases/search", CASE_READERS);
    door(Kind.API, GET, "/api/v1/cases/{caseId}", CASE_READERS);
    door(Kind.API, GET, "/api/v1/cases/{caseId}/timeline", CASE_READERS);
    door(Kind.API, GET, "/api/v1/warnings", CASE_READERS);
    door(Kind.API, GET, "/api/v1/escalations", CASE_READERS);
    door(Kind.API, GET, "/api/v1/inbox", EVERYBODY);
    door(Kind.API, GET, "/api/v1/streams/warnings", CASE_READERS);
    door(Kind.API, GET, "/api/v1/streams/escalations", CASE_READERS);
    door(Kind.API, GET, "/api/v1/streams/inbox", EVERYBODY);
    door(Kind.API, GET, "/api/v1/scorecards", SCORE_READERS);
    door(Kind.API, GET, "/api/v1/scorecards/{unitId}/{scheme}/{period}", SCORE_READERS);
    door(Kind.API, GET, "/api/v1/scorecards/{unitId}/{scheme}/{period}/entries", SCORE_READERS);
    door(Kind.API, GET, "/api/v1/scorecards/{unitId}/{scheme}/{period}/what-if", SCORE_READERS);

    open(Kind.API, POST, "/api/v1/status");
    open(Kind.API, POST, "/api/v1/status/rating");
    open(Kind.GATEWAY, GET, "/open311/discovery");
    open(Kind.GATEWAY, GET, "/open311/discovery.{format}");
    open(Kind.GATEWAY, GET, "/open311/v2/discovery");
    open(Kind.GATEWAY, GET, "/open311/v2/discovery.{format}");
    open(Kind.GATEWAY, GET, "/open311/v2/services");
    open(Kind.GATEWAY, GET, "/open311/v2/services.{format}");
    open(Kind.GATEWAY, GET, "/open311/v2/services/{code}");
    open(Kind.GATEWAY, GET, "/open311/v2/services/{code}.{format}");
    open(Kind.GATEWAY, GET, "/open311/v2/requests");
    open(Kind.GATEWAY, GET, "/open311/v2/requests.{format}");
    open(Kind.GATEWAY, POST, "/open311/v2/requests");
    open(Kind.GATEWAY, POST, "/open311/v2/requests.{format}");
    open(Kind.GATEWAY, GET, "/open311/v2/requests/{requestId}");
    open(Kind.GATEWAY, GET, "/open311/v2/requests/{requestId}.{format}");
    open(Kind.GATEWAY, GET, "/open311/v2/tokens/{token}");
    open(Kind.GATEWAY, GET, "/open311/v2/tokens/{token}.{format}");
    door(Kind.API, GET, "/api/v1/bulletins/{period}.xlsx", BULLETIN_READERS);
    door(Kind.API, GET, "/api/v1/bulletins/{period}.docx", BULLETIN_READERS);
    door(Kind.API, GET, "/api/v1/bulletins/{period}.pdf", BULLETIN_READERS);
    door(Kind.API, GET, "/api/v1/bulletins/{period}", BULLETIN_READERS);
    door(Kind.API, GET, "/api/v1/bulletins/{period}/editions", BULLETIN_READERS);
    door(Kind.API, POST, "/api/v1/bulletins/{period}/editions", EnumSet.of(ASSESSOR, LEADER));
    door(Kind.API, GET, "/api/v1/assessment/{unitId}/records", EnumSet.of(HEAD, LEADER, ASSESSOR));

    open(Kind.GATEWAY, POST, "/api/v1/tokens");
    // A unit its own at level SCHOOL alone: intake checks it.
    var enterers = EnumSet.of(OPERATOR, DUTY, LIAISON, HEAD);
    door(Kind.GATEWAY, POST, "/api/v1/work-orders", enterers);
    door(Kind.GATEWAY, POST, "/api/v1/work-orders/import", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.GATEWAY, GET, "/api/v1/imports", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.GATEWAY, GET, "/api/v1/imports/{importId}", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.GATEWAY, POST, "/api/v1/imports/{importId}/cancel", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.GATEWAY, GET, "/api/v1/imports/{importId}/corrections", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.GATEWAY, GET, "/api/v1/streams/imports/{importId}", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.GATEWAY, POST, "/api/v1/attachments", FILE_HANDLERS);
    door(Kind.GATEWAY, GET, "/api/v1/attachments/{attachmentId}", FILE_HANDLERS);
    door(Kind.API, POST, "/api/v1/reconciliations", EnumSet.of(ASSESSOR));
    door(Kind.GATEWAY, POST, "/api/v1/tables", EnumSet.of(ASSESSOR, PERSONNEL));
    door(Kind.GATEWAY, POST, "/api/v1/surveys", EnumSet.of(ASSESSOR));
    door(Kind.API, GET, "/api/v1/surveys", EnumSet.of(HEAD, LEADER, ASSESSOR));
    door(Kind.API, GET, "/api/v1/surveys/{kind}/{term}", EnumSet.of(HEAD, LEADER, ASSESSOR));
    door(Kind.API, POST, "/api/v1/teacher-checks", EnumSet.of(ASSESSOR, PERSONNEL));
    door(Kind.GATEWAY, POST, "/api/v1/teacher-cases", EnumSet.of(ASSESSOR, PERSONNEL));
    door(Kind.GATEWAY, POST, "/api/v1/persons/export", EnumSet.of(DATA_OFFICER));
    door(Kind.GATEWAY, POST, "/api/v1/persons/erase", EnumSet.of(DATA_OFFICER));
    // Signed, not signed in: intake checks the signature.
    open(Kind.GATEWAY, POST, "/api/v1/channels/gov12345/work-orders");
    door(Kind.GATEWAY, GET, "/api/v1/mailboxes", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.GATEWAY, GET, "/api/v1/mails", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.GATEWAY, GET, "/api/v1/mails/{mailId}/original", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/mails/{mailId}/retry", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.GATEWAY, POST, "/api/v1/mails/{mailId}/discard", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, GET, "/api/v1/write-backs", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/write-backs/{stepId}/done", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/write-backs/{stepId}/undo", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/write-backs/{stepId}/retry", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/write-backs/retry", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, GET, "/api/v1/knowledge", EnumSet.of(OPERATOR, DUTY, LEADER));
    door(Kind.GATEWAY, POST, "/api/v1/knowledge/search", EnumSet.of(OPERATOR, DUTY, LEADER));
    door(Kind.GATEWAY, POST, "/api/v1/knowledge", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/knowledge/{entryId}", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, GET, "/api/v1/drafts", enterers);
    door(Kind.GATEWAY, GET, "/api/v1/drafts/{draftId}", enterers);
    door(Kind.GATEWAY, PUT, "/api/v1/drafts/{draftId}", enterers);
    door(Kind.GATEWAY, POST, "/api/v1/drafts/{draftId}/discard", enterers);
    door(Kind.GATEWAY, GET, "/api/v1/push-keys", EnumSet.of(ADMIN));
    door(Kind.GATEWAY, POST, "/api/v1/push-keys", EnumSet.of(ADMIN));
    door(Kind.GATEWAY, POST, "/api/v1/push-keys/{key}/rotation", EnumSet.of(ADMIN));
    door(Kind.GATEWAY, POST, "/api/v1/push-keys/{key}/revocation", EnumSet.of(ADMIN));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/complainant", UNMASKERS);
    door(
        Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/dispatch", EnumSet.of(OPERATOR, DUTY, LIAISON));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/return", EnumSet.of(LIAISON));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/return-decision", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/consult", EnumSet.of(OPERATOR));
    door(
        Kind.GATEWAY,
        POST,
        "/api/v1/cases/{caseId}/consult-decision",
        EnumSet.of(OPERATOR, LEADER));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/split", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/merge", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/unmerge", EnumSet.of(OPERATOR));
    door(
        Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/confirm-emergency", EnumSet.of(OPERATOR, DUTY));
    door(
        Kind.GATEWAY,
        POST,
        "/api/v1/cases/{caseId}/police-report",
        EnumSet.of(LIAISON, HEAD, OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/delegate", EnumSet.of(HEAD));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/falsified", EnumSet.of(OPERATOR, LEADER));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/rate", EnumSet.of(OPERATOR, LEADER));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/promise-done", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/joint", EnumSet.of(LIAISON, HEAD, OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/joint-answer", EnumSet.of(LIAISON, HEAD));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/sign", EnumSet.of(LIAISON));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/contact", EnumSet.of(LIAISON, HEAD, OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/extension", EnumSet.of(LIAISON, HEAD));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/extension-decision", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/complex", EnumSet.of(LIAISON, HEAD));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/complex-decision", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/report", UNIT);
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/sign-off", UNIT);
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/review", EnumSet.of(OPERATOR, LEADER));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/callback", EnumSet.of(OPERATOR, LEADER));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/close", EnumSet.of(OPERATOR, LEADER));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/recheck", EnumSet.of(LIAISON, HEAD));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/recheck-decision", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/urge", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/amend", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/supervise", EnumSet.of(LEADER));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/sign-draft", EnumSet.of(LEADER));
    door(
        Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/supervision-answer", EnumSet.of(LIAISON, HEAD));
    door(Kind.GATEWAY, POST, ASSESSMENT + "/evidence", EnumSet.of(ASSESSOR));
    door(Kind.GATEWAY, POST, ASSESSMENT + "/media", EnumSet.of(ASSESSOR));
    door(Kind.GATEWAY, POST, ASSESSMENT + "/spot-check", EnumSet.of(ASSESSOR, LEADER));
    door(Kind.GATEWAY, POST, ASSESSMENT + "/withdrawal", EnumSet.of(ASSESSOR, LEADER));
    door(Kind.GATEWAY, POST, ASSESSMENT + "/interview", EnumSet.of(ASSESSOR, LEADER));
    door(Kind.GATEWAY, POST, ASSESSMENT + "/appeal", EnumSet.of(HEAD));
    door(Kind.GATEWAY, POST, ASSESSMENT + "/appeal-decision", EnumSet.of(ASSESSOR, LEADER));
    door(Kind.GATEWAY, POST, ASSESSMENT + "/strike", EnumSet.of(ASSESSOR, LEADER));
    door(Kind.GATEWAY, POST, ASSESSMENT + "/exposure", EnumSet.of(ASSESSOR));
    door(Kind.GATEWAY, POST, ASSESSMENT + "/falsification", EnumSet.of(ASSESSOR));
    door(Kind.GATEWAY, POST, ASSESSMENT + "/period", EnumSet.of(ASSESSOR));
    door(Kind.GATEWAY, POST, ASSESSMENT + "/plan", EnumSet.of(HEAD, ASSESSOR));
    door(Kind.GATEWAY, POST, ASSESSMENT + "/accountability", EnumSet.of(ASSESSOR, LEADER));
    door(Kind.GATEWAY, POST, ASSESSMENT + "/report", EnumSet.of(HEAD, LIAISON, ASSESSOR));
    door(Kind.API, GET, "/api/v1/spot-checks/{month}", EnumSet.of(LEADER, ASSESSOR));
    door(Kind.API, GET, "/api/v1/reports", EnumSet.of(HEAD, LIAISON, LEADER, ASSESSOR));
    door(Kind.GATEWAY, POST, ASSESSMENT + "/tenure", EnumSet.of(ASSESSOR, PERSONNEL));
    door(Kind.API, GET, "/api/v1/head-ranks/{year}.xlsx", EnumSet.of(ASSESSOR, PERSONNEL));
    door(Kind.API, GET, "/api/v1/head-ranks/{year}.csv", EnumSet.of(ASSESSOR, PERSONNEL));
    door(Kind.API, GET, "/api/v1/head-ranks/{year}", EnumSet.of(ASSESSOR, PERSONNEL));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/correct-classification", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/answer", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/decline", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/refer", EnumSet.of(OPERATOR));
    door(
        Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/withdraw", EnumSet.of(LIAISON, HEAD, OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/withdraw-decision", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/invalidate", EnumSet.of(OPERATOR, LEADER));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/confirm", EnumSet.of(OPERATOR, LEADER));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/return-to-source", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/source-refusal", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/source-acceptance", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/source-redo", EnumSet.of(OPERATOR));
    door(Kind.GATEWAY, POST, "/api/v1/cases/{caseId}/source-callback", EnumSet.of(OPERATOR));
    door(
        Kind.GATEWAY,
        POST,
        "/api/v1/warnings/{warningId}/acknowledgement",
        EnumSet.of(OPERATOR, HEAD, LEADER));
    door(Kind.GATEWAY, POST, "/api/v1/warnings/{warningId}/answer", UNIT);
    door(
        Kind.GATEWAY, POST, "/api/v1/warnings/{warningId}/look-back", EnumSet.of(OPERATOR, LEADER));
    door(Kind.GATEWAY, GET, "/api/v1/directory/units", EVERYBODY);
    door(Kind.GATEWAY, GET, "/api/v1/directory/units/{unitId}", EVERYBODY);
    door(Kind.GATEWAY, PUT, "/api/v1/directory/units", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.GATEWAY, PUT, "/api/v1/directory/units/{unitId}", EnumSet.of(OPERATOR, ADMIN));
    var policyReaders = EnumSet.of(OPERATOR, LEADER, ASSESSOR, ADMIN);
    door(Kind.GATEWAY, GET, "/api/v1/policies", policyReaders);
    door(Kind.GATEWAY, GET, "/api/v1/policies/{name}", policyReaders);
    door(Kind.GATEWAY, PUT, "/api/v1/policies/{name}", EnumSet.of(ADMIN));
    door(Kind.GATEWAY, GET, "/api/v1/accounts", EnumSet.of(ADMIN));
    door(Kind.GATEWAY, POST, "/api/v1/accounts", EnumSet.of(ADMIN));
    // A head for the own unit: intake checks it.
    door(Kind.GATEWAY, GET, "/api/v1/stand-ins", EVERYBODY);
    door(Kind.GATEWAY, POST, "/api/v1/stand-ins", EnumSet.of(HEAD, ADMIN));
    door(Kind.GATEWAY, POST, "/api/v1/stand-ins/{standInId}/end", EnumSet.of(HEAD, ADMIN));
    door(Kind.GATEWAY, POST, "/api/v1/stand-ins/{standInId}/token", EVERYBODY);
    door(Kind.GATEWAY, GET, "/api/v1/audit", EnumSet.of(DATA_OFFICER, ADMIN));
    door(Kind.GATEWAY, GET, "/api/v1/dead-letters", EnumSet.of(ADMIN));
    door(Kind.GATEWAY, POST, "/api/v1/dead-letters/replay", EnumSet.of(ADMIN));
    door(Kind.GATEWAY, POST, "/api/v1/dead-letters/discard", EnumSet.of(ADMIN));
    door(Kind.GATEWAY, GET, "/api/v1/dead-letters/requests/{requestId}", EnumSet.of(ADMIN));

    open(Kind.PAGE, GET, "/sign-in");
    open(Kind.PAGE, POST, "/sign-in");
    // For complainants, who never sign in: the number and the code are the right.
    open(Kind.PAGE, GET, "/status");
    open(Kind.PAGE, POST, "/status");
    open(Kind.PAGE, POST, "/status/rating");
    door(Kind.PAGE, POST, "/sign-out", EVERYBODY);
    door(Kind.PAGE, GET, "/", EVERYBODY);
    door(Kind.PAGE, GET, "/clock-words", EVERYBODY);
    door(Kind.PAGE, GET, "/inbox", EVERYBODY);
    door(Kind.PAGE, GET, "/help", EVERYBODY);
    door(Kind.PAGE, GET, "/stand-ins", EVERYBODY);
    // What is asked there, intake checks.
    door(Kind.PAGE, POST, "/stand-ins", EVERYBODY);
    door(Kind.PAGE, GET, "/desk", EnumSet.of(OPERATOR, DUTY));
    door(Kind.PAGE, GET, "/desk/case/{caseId}", EnumSet.of(OPERATOR, DUTY));
    door(Kind.PAGE, GET, "/entry", enterers);
    door(Kind.PAGE, POST, "/entry", enterers);
    door(Kind.PAGE, POST, "/entry/draft", enterers);
    door(Kind.PAGE, POST, "/entry/caller", EnumSet.of(OPERATOR, DUTY));
    door(Kind.PAGE, POST, "/entry/matter", EnumSet.of(OPERATOR, DUTY));
    door(Kind.PAGE, POST, "/entry/discard", enterers);
    door(Kind.PAGE, GET, "/confirmations", EnumSet.of(OPERATOR, LEADER));
    door(Kind.PAGE, GET, "/todo", UNIT);
    door(Kind.PAGE, GET, "/cases", CASE_READERS);
    door(Kind.PAGE, GET, "/cases/{caseId}", CASE_READERS);
    door(Kind.PAGE, GET, "/cases/{caseId}/report", UNIT);
    door(Kind.PAGE, GET, "/cases/{caseId}/review", EnumSet.of(OPERATOR, LEADER));
    door(Kind.PAGE, GET, "/cases/{caseId}/sheets/{sheet}", CASE_READERS);
    door(Kind.PAGE, POST, "/cases/{caseId}/unmask", UNMASKERS);
    door(
        Kind.PAGE,
        POST,
        "/cases/{caseId}/{action}",
        EnumSet.of(OPERATOR, LIAISON, HEAD, LEADER, DUTY));
    door(Kind.PAGE, GET, "/warnings", CASE_READERS);
    door(Kind.PAGE, GET, "/policies", policyReaders);
    door(Kind.PAGE, GET, "/policies/{name}", policyReaders);
    door(Kind.PAGE, POST, "/policies/{name}", EnumSet.of(ADMIN));
    door(Kind.PAGE, GET, "/privacy", EnumSet.of(DATA_OFFICER, ADMIN));
    door(Kind.PAGE, POST, "/privacy/export", EnumSet.of(DATA_OFFICER));
    door(Kind.PAGE, POST, "/privacy/erase", EnumSet.of(DATA_OFFICER));
    door(Kind.PAGE, GET, "/directory", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.PAGE, GET, "/directory/{unitId}", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.PAGE, POST, "/directory/{unitId}", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.PAGE, GET, "/dead-letters", EnumSet.of(ADMIN));
    door(Kind.PAGE, POST, "/dead-letters/replay", EnumSet.of(ADMIN));
    door(Kind.PAGE, POST, "/dead-letters/discard", EnumSet.of(ADMIN));
    door(Kind.PAGE, GET, "/knowledge", EnumSet.of(OPERATOR, DUTY, LEADER));
    door(Kind.PAGE, POST, "/knowledge", EnumSet.of(OPERATOR));
    door(Kind.PAGE, GET, "/imports", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.PAGE, POST, "/imports", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.PAGE, GET, "/imports/{importId}", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.PAGE, POST, "/imports/{importId}/cancel", EnumSet.of(OPERATOR, ADMIN));
    door(Kind.PAGE, GET, "/write-backs", EnumSet.of(OPERATOR));
    door(Kind.PAGE, POST, "/write-backs/done", EnumSet.of(OPERATOR));
    door(Kind.PAGE, GET, "/letters", EnumSet.of(OPERATOR));
    door(Kind.PAGE, GET, "/letters/waiting", EnumSet.of(OPERATOR));
    door(Kind.PAGE, POST, "/letters/take", EnumSet.of(OPERATOR));
    door(Kind.PAGE, POST, "/letters/discard", EnumSet.of(OPERATOR));
    door(Kind.PAGE, POST, "/write-backs/undo", EnumSet.of(OPERATOR));
    door(Kind.PAGE, POST, "/write-backs/retry", EnumSet.of(OPERATOR));
    door(Kind.PAGE, GET, "/promises", CASE_READERS);
    door(Kind.PAGE, GET, "/warnings/{warningId}", CASE_READERS);
    door(
        Kind.PAGE,
        POST,
        "/warnings/{warningId}/acknowledgement",
        EnumSet.of(OPERATOR, HEAD, LEADER));
    door(Kind.PAGE, POST, "/warnings/{warningId}/answer", UNIT);
    door(Kind.PAGE, POST, "/warnings/{warningId}/look-back", EnumSet.of(OPERATOR, LEADER));
    door(Kind.PAGE, GET, "/wall", EnumSet.of(LEADER, OPERATOR));
    door(Kind.PAGE, GET, "/wall/now", EnumSet.of(LEADER, OPERATOR));
    door(Kind.PAGE, GET, "/wall/units/{unitId}", EnumSet.of(LEADER, OPERATOR));
    door(Kind.PAGE, GET, "/wall/units/{unitId}/now", EnumSet.of(LEADER, OPERATOR));
    door(Kind.PAGE, GET, "/heat", BULLETIN_READERS);
    door(Kind.PAGE, GET, "/scores", SCORE_READERS);
    door(Kind.PAGE, GET, "/scores/{unitId}/{scheme}/{period}", SCORE_READERS);
    door(Kind.PAGE, GET, "/scores/{unitId}/{scheme}/{period}/what-if", SCORE_READERS);
    door(Kind.PAGE, GET, "/bulletins", BULLETIN_READERS);
    door(Kind.PAGE, POST, "/bulletins", EnumSet.of(ASSESSOR, LEADER));
    door(Kind.PAGE, GET, "/reconciliation", EnumSet.of(ASSESSOR));
    door(Kind.PAGE, POST, "/reconciliation", EnumSet.of(ASSESSOR));
    door(Kind.PAGE, GET, "/surveys", EnumSet.of(ASSESSOR, LEADER));
    door(Kind.PAGE, POST, "/surveys", EnumSet.of(ASSESSOR));
    door(Kind.PAGE, GET, "/surveys/{kind}/{term}", EnumSet.of(ASSESSOR, LEADER, HEAD));
    door(Kind.PAGE, GET, "/reports", EnumSet.of(HEAD, LIAISON, LEADER, ASSESSOR));
    door(Kind.PAGE, GET, "/head-ranks", EnumSet.of(ASSESSOR, PERSONNEL));
    door(Kind.PAGE, GET, "/teacher-check", EnumSet.of(ASSESSOR, PERSONNEL));
    door(Kind.PAGE, POST, "/teacher-check", EnumSet.of(ASSESSOR, PERSONNEL));
    door(Kind.PAGE, GET, "/evidence-upload", EnumSet.of(ASSESSOR));
    door(Kind.PAGE, POST, "/evidence-upload", EnumSet.of(ASSESSOR));
    door(Kind.PAGE, POST, "/evidence-upload/entry", EnumSet.of(ASSESSOR));
    door(Kind.PAGE, GET, "/evidence-batches/{batch}", EnumSet.of(ASSESSOR, LEADER));
    door(Kind.PAGE, POST, "/evidence-batches/{batch}/withdrawal", EnumSet.of(ASSESSOR));
    door(Kind.PAGE, GET, "/spot-checks", EnumSet.of(ASSESSOR, LEADER));
    door(Kind.PAGE, GET, "/assessment", EnumSet.of(ASSESSOR, LEADER));
    door(Kind.PAGE, GET, "/assessment/{unitId}", EnumSet.of(ASSESSOR, LEADER));
    door(Kind.PAGE, POST, "/assessment/{unitId}/{way}", ASSESSMENT_WRITERS);
  }

  private Doors() {}

  /** All doors. */
  public static List<Door> all() {
    return List.copyOf(ALL);
  }

  private static void open(Kind kind, HttpMethod method, String path) {
    ALL.add(new Door(kind, method, path, OPEN));
  }

  private static void door(Kind kind, HttpMethod method, String path, Set<Role> roles) {
    ALL.add(new Door(kind, method, path, Set.copyOf(roles)));
  }
}
