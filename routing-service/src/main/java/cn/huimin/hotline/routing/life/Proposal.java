package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.ProposalKind;
import cn.huimin.hotline.schemas.word.Role;
import org.jspecify.annotations.Nullable;

/**
 * What one person proposed and another has to confirm (DOMAIN §3, two-person acts).
 *
 * @param kind what
 * @param by account that proposed it, which cannot confirm it
 * @param byRole role in which it was proposed
 * @param correction what is to be corrected, for a DOWNGRADE; null otherwise
 */
public record Proposal(
    ProposalKind kind, String by, Role byRole, @Nullable Correction correction) {}
