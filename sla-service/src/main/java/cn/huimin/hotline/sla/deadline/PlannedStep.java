package cn.huimin.hotline.sla.deadline;

import java.time.Instant;

/**
 * A step that falls due unless the clock is met before.
 *
 * @param step what
 * @param at when, in milliseconds
 */
public record PlannedStep(Step step, Instant at) {}
