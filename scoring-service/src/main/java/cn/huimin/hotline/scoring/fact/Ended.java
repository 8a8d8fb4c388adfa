package cn.huimin.hotline.scoring.fact;

import java.time.Instant;

/**
 * The end of a case.
 *
 * @param ending how
 * @param at when
 * @param eventId event that ended it
 */
public record Ended(Ending ending, Instant at, String eventId) {}
