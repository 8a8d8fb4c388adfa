package cn.huimin.hotline.intake.access;

import static cn.huimin.hotline.schemas.word.Role.ADMIN;
import static cn.huimin.hotline.schemas.word.Role.DATA_OFFICER;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

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

  private static final Set<Role> EVERYBODY = Set.of();

  private static final List<Door> ALL =
      List.of(
          door(POST, "/api/v1/tokens", EVERYBODY),
          door(GET, "/internal/jwks", EVERYBODY),
          door(GET, "/actuator/health", EVERYBODY),
          door(GET, "/actuator/health/*", EVERYBODY),
          door(GET, "/actuator/prometheus", EVERYBODY),
          door(GET, "/api/v1/accounts", Set.of(ADMIN)),
          door(POST, "/api/v1/accounts", Set.of(ADMIN)),
          door(GET, "/api/v1/audit", Set.of(DATA_OFFICER, ADMIN)));

  private Doors() {}

  /** All doors. The first that fits a request holds. */
  public static List<Door> all() {
    return ALL;
  }

  private static Door door(HttpMethod method, String path, Set<Role> roles) {
    return new Door(method, path, roles);
  }
}
