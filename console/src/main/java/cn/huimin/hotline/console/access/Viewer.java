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
 * @param ownLine of who stands in for somebody: the own unit and those above it; else empty
 * @param standsIn whether they act in the post of somebody else (代理)
 * @param token token to hand on to intake
 */
public record Viewer(
    String account,
    Role role,
    @Nullable String unitId,
    List<String> unitLine,
    List<String> ownLine,
    boolean standsIn,
    String token) {

  private static final Set<Role> SEE_ALL =
      Set.of(Role.OPERATOR, Role.LEADER, Role.ASSESSOR, Role.DUTY);

  /** Copies the lines. */
  public Viewer {
    unitLine = List.copyOf(unitLine);
    ownLine = List.copyOf(ownLine);
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
