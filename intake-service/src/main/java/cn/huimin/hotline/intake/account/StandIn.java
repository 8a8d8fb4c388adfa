package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.schemas.word.Role;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes another post for some days (代理, DOMAIN §3: substitutes count). Whoever acts so
 * has the rights of the post and keeps the own account, so that nobody signs off or reviews what
 * they wrote themselves.
 *
 * @param standInId its id
 * @param account who stands in
 * @param unitId unit of the post
 * @param role role of the post
 * @param from first day
 * @param until last day
 * @param namedBy account of who named them
 * @param namedAt when
 * @param endedAt when it was ended before its last day, or null
 */
record StandIn(
    String standInId,
    String account,
    String unitId,
    Role role,
    LocalDate from,
    LocalDate until,
    String namedBy,
    Instant namedAt,
    @Nullable Instant endedAt) {

  /** Whether it holds on a day. */
  boolean holds(LocalDate day) {
    return endedAt == null && !day.isBefore(from) && !day.isAfter(until);
  }
}
