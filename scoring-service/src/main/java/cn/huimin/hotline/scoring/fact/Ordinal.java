package cn.huimin.hotline.scoring.fact;

/**
 * Which complaint of the same person about the same matter a case is, as an event said.
 *
 * @param eventId the event
 * @param which 1 for the first
 */
public record Ordinal(String eventId, int which) {}
