package cn.huimin.hotline.notification.recipient;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Person;
import cn.huimin.hotline.schemas.word.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes a post of others today (代理, ADR 0036), and hears of what they are told.
 *
 * @param account who stands in
 * @param unitId unit of the post
 * @param role role of the post
 * @param ownUnitId own unit of the account, or null
 */
public record StandIn(String account, String unitId, Role role, @Nullable String ownUnitId) {

  /** Whether the person has that post. */
  boolean isFor(Person person) {
    return role == person.role() && unitId.equals(person.unitId());
  }

  /** What is against the own unit is none of theirs, whatever the post sees (DOMAIN §4.3). */
  boolean mayHear(@Nullable String accusedUnitId, Directory directory) {
    return accusedUnitId == null
        || ownUnitId == null
        || !directory.isWithin(ownUnitId, accusedUnitId);
  }
}
