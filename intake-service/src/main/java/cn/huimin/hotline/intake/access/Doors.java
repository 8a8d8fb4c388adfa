package cn.huimin.hotline.intake.access;

import static cn.huimin.hotline.schemas.word.Role.ADMIN;
import static cn.huimin.hotline.schemas.word.Role.ASSESSOR;
import static cn.huimin.hotline.schemas.word.Role.DATA_OFFICER;
import static cn.huimin.hotline.schemas.word.Role.DUTY;
import static cn.huimin.hotline.schemas.word.Role.HEAD;
import static cn.huimin.hotline.schemas.word.Role.LEADER;
import static cn.huimin.hotline.schemas.word.Role.LIAISON;
import static cn.huimin.hotline.schemas.word.Role.OPERATOR;
import static cn.huimin.hotline.schemas.word.Role.PERSONNEL;
import static cn.huimin.hotline.schemas.word.Role.SERVICE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import cn.huimin.hotline.schemas.word.Role;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * Every endpoint of intake and the roles that get past it: the whole of who may call what. The
 * relation of person and case is checked behind the door, by routing's decider and the vault. An
 * endpoint without a line here keeps the service from starting.
 */
public final class Doors {

  private static final String CASE = "/api/v1/cases/{caseId}";
  private static final String UNIT = "/api/v1/assessment/{unitId}";
  private static final Set<Role> EVERYBODY = Set.of();
  private static final Set<Role> ALL_STAFF =
      Set.of(OPERATOR, LIAISON, HEAD, LEADER, ASSESSOR, PERSONNEL, DATA_OFFICER, DUTY, ADMIN);

  private static final List<Door> ALL =
      List.of(
          door(POST, "/api/v1/tokens", EVERYBODY),
          door(GET, "/internal/jwks", EVERYBODY),
          door(GET, "/actuator/health", EVERYBODY),
          door(GET, "/actuator/health/*", EVERYBODY),
          door(GET, "/actuator/prometheus", EVERYBODY),
          door(GET, "/api/v1/accounts", Set.of(ADMIN)),
          door(POST, "/api/v1/accounts", Set.of(ADMIN)),
          // Everybody the own; a head for the own unit: see StandInController.
          door(GET, "/api/v1/stand-ins", ALL_STAFF),
          door(POST, "/api/v1/stand-ins", Set.of(HEAD, ADMIN)),
          door(POST, "/api/v1/stand-ins/{standInId}/end", Set.of(HEAD, ADMIN)),
          door(POST, "/api/v1/stand-ins/{standInId}/token", ALL_STAFF),
          door(GET, "/api/v1/audit", Set.of(DATA_OFFICER, ADMIN)),
          door(GET, "/api/v1/dead-letters", Set.of(ADMIN)),
          door(POST, "/api/v1/dead-letters/replay", Set.of(ADMIN)),
          door(POST, "/api/v1/dead-letters/discard", Set.of(ADMIN)),
          door(GET, "/api/v1/dead-letters/requests/{requestId}", Set.of(ADMIN)),
          // A unit its own at level SCHOOL alone: see OwnEntry.
          door(POST, "/api/v1/work-orders", Set.of(OPERATOR, DUTY, LIAISON, HEAD)),
          door(POST, "/api/v1/work-orders/import", Set.of(OPERATOR, ADMIN)),
          door(GET, "/api/v1/imports", Set.of(OPERATOR, ADMIN)),
          door(GET, "/api/v1/imports/{importId}", Set.of(OPERATOR, ADMIN)),
          door(POST, "/api/v1/imports/{importId}/cancel", Set.of(OPERATOR, ADMIN)),
          door(GET, "/api/v1/imports/{importId}/corrections", Set.of(OPERATOR, ADMIN)),
          door(GET, "/api/v1/streams/imports/{importId}", Set.of(OPERATOR, ADMIN)),
          // Public by its nature; who may hand in is a setting.
          door(GET, "/open311/discovery", EVERYBODY),
          door(GET, "/open311/discovery.{format}", EVERYBODY),
          door(GET, "/open311/v2/discovery", EVERYBODY),
          door(GET, "/open311/v2/discovery.{format}", EVERYBODY),
          door(GET, "/open311/v2/services", EVERYBODY),
          door(GET, "/open311/v2/services.{format}", EVERYBODY),
          door(GET, "/open311/v2/services/{code}", EVERYBODY),
          door(GET, "/open311/v2/services/{code}.{format}", EVERYBODY),
          door(GET, "/open311/v2/requests", EVERYBODY),
          door(GET, "/open311/v2/requests.{format}", EVERYBODY),
          door(POST, "/open311/v2/requests", EVERYBODY),
          door(POST, "/open311/v2/requests.{format}", EVERYBODY),
          door(GET, "/open311/v2/requests/{requestId}", EVERYBODY),
          door(GET, "/open311/v2/requests/{requestId}.{format}", EVERYBODY),
          door(GET, "/open311/v2/tokens/{token}", EVERYBODY),
          door(GET, "/open311/v2/tokens/{token}.{format}", EVERYBODY),
          // For the console, which hands on whose number and code are right.
          door(POST, "/internal/look-ups", EVERYBODY),
          door(POST, "/internal/ratings", EVERYBODY),
          door(
              POST, "/api/v1/attachments", Set.of(OPERATOR, LIAISON, HEAD, LEADER, ASSESSOR, DUTY)),
          door(
              GET,
              "/api/v1/attachments/{attachmentId}",
              Set.of(OPERATOR, LIAISON, HEAD, LEADER, ASSESSOR, DUTY)),
          door(POST, "/api/v1/teacher-cases", Set.of(ASSESSOR, PERSONNEL)),
          door(POST, "/api/v1/persons/export", Set.of(DATA_OFFICER)),
          door(POST, "/api/v1/persons/erase", Set.of(DATA_OFFICER)),
          // Signed, not signed in: PushGate checks it.
          door(POST, "/api/v1/channels/gov12345/work-orders", EVERYBODY),
          door(GET, "/api/v1/mailboxes", Set.of(OPERATOR, ADMIN)),
          door(GET, "/api/v1/mails", Set.of(OPERATOR, ADMIN)),
          // It may be anybody's: for the centre, which would have to enter it by hand.
          door(GET, "/api/v1/mails/{mailId}/original", Set.of(OPERATOR)),
          door(POST, "/api/v1/mails/{mailId}/retry", Set.of(OPERATOR, ADMIN)),
          door(POST, "/api/v1/mails/{mailId}/discard", Set.of(OPERATOR)),
          door(GET, "/api/v1/write-backs", Set.of(OPERATOR)),
          door(POST, "/api/v1/write-backs/{stepId}/done", Set.of(OPERATOR)),
          door(POST, "/api/v1/write-backs/{stepId}/undo", Set.of(OPERATOR)),
          door(POST, "/api/v1/write-backs/{stepId}/retry", Set.of(OPERATOR)),
          door(POST, "/api/v1/write-backs/retry", Set.of(OPERATOR)),
          door(GET, "/api/v1/knowledge", Set.of(OPERATOR, DUTY, LEADER)),
          door(POST, "/api/v1/knowledge/search", Set.of(OPERATOR, DUTY, LEADER)),
          door(POST, "/api/v1/knowledge", Set.of(OPERATOR)),
          door(POST, "/api/v1/knowledge/{entryId}", Set.of(OPERATOR)),
          door(GET, "/api/v1/drafts", Set.of(OPERATOR, DUTY, LIAISON, HEAD)),
          door(GET, "/api/v1/drafts/{draftId}", Set.of(OPERATOR, DUTY, LIAISON, HEAD)),
          door(PUT, "/api/v1/drafts/{draftId}", Set.of(OPERATOR, DUTY, LIAISON, HEAD)),
          door(POST, "/api/v1/drafts/{draftId}/discard", Set.of(OPERATOR, DUTY, LIAISON, HEAD)),
          door(GET, "/api/v1/push-keys", Set.of(ADMIN)),
          door(POST, "/api/v1/push-keys", Set.of(ADMIN)),
          door(POST, "/api/v1/push-keys/{key}/rotation", Set.of(ADMIN)),
          door(POST, "/api/v1/push-keys/{key}/revocation", Set.of(ADMIN)),
          door(POST, CASE + "/complainant", Set.of(OPERATOR, LIAISON, HEAD, DUTY, DATA_OFFICER)),
          door(POST, CASE + "/dispatch", Set.of(OPERATOR, DUTY, LIAISON)),
          door(POST, CASE + "/return", Set.of(LIAISON)),
          door(POST, CASE + "/return-decision", Set.of(OPERATOR)),
          door(POST, CASE + "/consult", Set.of(OPERATOR)),
          door(POST, CASE + "/consult-decision", Set.of(OPERATOR, LEADER)),
          door(POST, CASE + "/split", Set.of(OPERATOR)),
          door(POST, CASE + "/merge", Set.of(OPERATOR)),
          door(POST, CASE + "/unmerge", Set.of(OPERATOR)),
          door(POST, CASE + "/confirm-emergency", Set.of(OPERATOR, DUTY)),
          door(POST, CASE + "/police-report", Set.of(LIAISON, HEAD, OPERATOR)),
          door(POST, CASE + "/delegate", Set.of(HEAD)),
          door(POST, CASE + "/falsified", Set.of(OPERATOR, LEADER)),
          door(POST, CASE + "/rate", Set.of(OPERATOR, LEADER)),
          door(POST, CASE + "/promise-done", Set.of(OPERATOR)),
          door(POST, CASE + "/joint", Set.of(LIAISON, HEAD, OPERATOR)),
          door(POST, CASE + "/joint-answer", Set.of(LIAISON, HEAD)),
          door(POST, CASE + "/sign", Set.of(LIAISON)),
          door(POST, CASE + "/contact", Set.of(LIAISON, HEAD, OPERATOR)),
          door(POST, CASE + "/extension", Set.of(LIAISON, HEAD)),
          door(POST, CASE + "/extension-decision", Set.of(OPERATOR)),
          door(POST, CASE + "/complex", Set.of(LIAISON, HEAD)),
          door(POST, CASE + "/complex-decision", Set.of(OPERATOR)),
          door(POST, CASE + "/report", Set.of(LIAISON, HEAD)),
          // A liaison where the head delegated it: routing knows.
          door(POST, CASE + "/sign-off", Set.of(HEAD, LIAISON)),
          door(POST, CASE + "/review", Set.of(OPERATOR, LEADER)),
          door(POST, CASE + "/callback", Set.of(OPERATOR, LEADER)),
          door(POST, CASE + "/close", Set.of(OPERATOR, LEADER)),
          door(POST, CASE + "/recheck", Set.of(LIAISON, HEAD)),
          door(POST, CASE + "/recheck-decision", Set.of(OPERATOR)),
          door(POST, CASE + "/urge", Set.of(OPERATOR)),
          door(POST, CASE + "/amend", Set.of(OPERATOR)),
          door(POST, CASE + "/supervise", Set.of(LEADER)),
          door(POST, CASE + "/sign-draft", Set.of(LEADER)),
          door(POST, CASE + "/supervision-answer", Set.of(LIAISON, HEAD)),
          door(POST, UNIT + "/evidence", Set.of(ASSESSOR)),
          door(POST, UNIT + "/media", Set.of(ASSESSOR)),
          door(POST, UNIT + "/spot-check", Set.of(ASSESSOR, LEADER)),
          door(POST, UNIT + "/withdrawal", Set.of(ASSESSOR, LEADER)),
          door(POST, UNIT + "/interview", Set.of(ASSESSOR, LEADER)),
          door(POST, UNIT + "/appeal", Set.of(HEAD)),
          door(POST, UNIT + "/appeal-decision", Set.of(ASSESSOR, LEADER)),
          door(POST, UNIT + "/strike", Set.of(ASSESSOR, LEADER)),
          door(POST, UNIT + "/exposure", Set.of(ASSESSOR)),
          door(POST, UNIT + "/falsification", Set.of(ASSESSOR)),
          door(POST, UNIT + "/period", Set.of(ASSESSOR)),
          door(POST, UNIT + "/plan", Set.of(HEAD, ASSESSOR)),
          door(POST, UNIT + "/accountability", Set.of(ASSESSOR, LEADER)),
          door(POST, UNIT + "/report", Set.of(HEAD, LIAISON, ASSESSOR)),
          door(POST, UNIT + "/tenure", Set.of(ASSESSOR, PERSONNEL)),
          door(POST, "/api/v1/tables", Set.of(ASSESSOR, PERSONNEL)),
          door(POST, "/api/v1/surveys", Set.of(ASSESSOR)),
          door(POST, CASE + "/correct-classification", Set.of(OPERATOR)),
          door(POST, CASE + "/answer", Set.of(OPERATOR)),
          door(POST, CASE + "/decline", Set.of(OPERATOR)),
          door(POST, CASE + "/refer", Set.of(OPERATOR)),
          door(POST, CASE + "/withdraw", Set.of(LIAISON, HEAD, OPERATOR)),
          door(POST, CASE + "/withdraw-decision", Set.of(OPERATOR)),
          door(POST, CASE + "/invalidate", Set.of(OPERATOR, LEADER)),
          door(POST, CASE + "/confirm", Set.of(OPERATOR, LEADER)),
          door(POST, CASE + "/return-to-source", Set.of(OPERATOR)),
          door(POST, CASE + "/source-refusal", Set.of(OPERATOR)),
          door(POST, CASE + "/source-acceptance", Set.of(OPERATOR)),
          door(POST, CASE + "/source-redo", Set.of(OPERATOR)),
          door(POST, CASE + "/source-callback", Set.of(OPERATOR)),
          door(
              POST, "/api/v1/warnings/{warningId}/acknowledgement", Set.of(OPERATOR, HEAD, LEADER)),
          door(POST, "/api/v1/warnings/{warningId}/answer", Set.of(LIAISON, HEAD)),
          door(POST, "/api/v1/warnings/{warningId}/look-back", Set.of(OPERATOR, LEADER)),
          door(POST, "/internal/complainants/search", Set.of(OPERATOR, DUTY)),
          door(GET, "/internal/contacts/{account}", Set.of(SERVICE)),
          door(GET, "/internal/stand-ins", Set.of(SERVICE)),
          door(GET, "/internal/complainants/{caseId}/number", Set.of(SERVICE)),
          door(GET, "/api/v1/directory/units", ALL_STAFF),
          door(GET, "/api/v1/directory/units/{unitId}", ALL_STAFF),
          door(PUT, "/api/v1/directory/units", Set.of(OPERATOR, ADMIN)),
          door(PUT, "/api/v1/directory/units/{unitId}", Set.of(OPERATOR, ADMIN)),
          door(GET, "/api/v1/policies", Set.of(OPERATOR, LEADER, ASSESSOR, ADMIN)),
          door(GET, "/api/v1/policies/{name}", Set.of(OPERATOR, LEADER, ASSESSOR, ADMIN)),
          door(PUT, "/api/v1/policies/{name}", Set.of(ADMIN)));

  private Doors() {}

  /** All doors. The first that fits a request holds. */
  public static List<Door> all() {
    return ALL;
  }

  private static Door door(HttpMethod method, String path, Set<Role> roles) {
    return new Door(method, path, roles);
  }
}
