package cn.huimin.hotline.scoring.fact;

import java.time.Instant;

/**
 * A later case of the same person about the same matter.
 *
 * @param caseId that case
 * @param openedAt when intake accepted it
 * @param eventId event that noticed the repeat
 */
public record Repeat(String caseId, Instant openedAt, String eventId) {}
