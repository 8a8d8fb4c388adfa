package cn.huimin.hotline.console.access;

import cn.huimin.hotline.schemas.word.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param account account name
 * @param role role of the account
 * @param unitId unit of the account; null for those without one
 * @param unitLine the unit and those above it
 * @param token token to hand on to intake
 */
public record Viewer(
    String account, Role role, @Nullable String unitId, List<String> unitLine, String token) {

  private static final Set<Role> SEE_ALL =
      Set.of(Role.OPERATOR, Role.LEADER, Role.ASSESSOR, Role.DUTY);

  /** Copies the line. */
  public Viewer {
    unitLine = List.copyOf(unitLine);
  }

  /** Whether cases of all units are theirs to see (DOMAIN §3). */
  public boolean seesAllUnits() {
    return SEE_ALL.contains(role);
  }

  /** Whether they work for a handling unit, so that hidden originals are not for them. */
  public boolean isOfUnit() {
    return role == Role.LIAISON || role == Role.HEAD;
  }

  /** Without the token. */
  @Override
  public String toString() {
    return account + " (" + role + " " + unitId + ")";
  }
}
