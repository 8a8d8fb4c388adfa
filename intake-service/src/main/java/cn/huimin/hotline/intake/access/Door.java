package cn.huimin.hotline.intake.access;

import cn.huimin.hotline.schemas.word.Role;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * An endpoint and who may open it.
 *
 * @param method its method
 * @param path its path pattern, as the controller maps it
 * @param roles roles that get past it; empty lets everybody past
 */
public record Door(HttpMethod method, String path, Set<Role> roles) {

  /** Copies the roles. */
  public Door {
    roles = Set.copyOf(roles);
  }

  /** Whether nobody has to be signed in. */
  public boolean open() {
    return roles.isEmpty();
  }

  /** Methods it is for: a HEAD is a GET whose body stays out. */
  public List<HttpMethod> methods() {
    return method.equals(HttpMethod.GET)
        ? List.of(HttpMethod.GET, HttpMethod.HEAD)
        : List.of(method);
  }
}
