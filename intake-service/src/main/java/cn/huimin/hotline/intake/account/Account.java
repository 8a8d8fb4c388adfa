package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.schemas.word.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account: one role at one unit. The name of the person behind it is in the vault.
 *
 * @param name account name
 * @param passwordHash argon2 hash
 * @param role role
 * @param unitId unit, or null
 * @param enabled whether it may sign in
 * @param demo made by {@code --demo}: signs in only while the demo runs
 * @param createdAt when it was made
 */
public record Account(
    String name,
    String passwordHash,
    Role role,
    @Nullable String unitId,
    boolean enabled,
    boolean demo,
    Instant createdAt) {

  /** Without the hash. */
  @Override
  public String toString() {
    return "Account[" + name + ", " + role + ", " + unitId + "]";
  }
}
