package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and from which desk.
 *
 * @param id account name, or "channel:…" or "service:…"
 * @param role role in which the actor acts
 * @param unitId unit of the actor, null for a channel or a service
 * @param desk desk or interface it came from, or null
 */
public record Actor(String id, Role role, @Nullable String unitId, @Nullable String desk) {}
