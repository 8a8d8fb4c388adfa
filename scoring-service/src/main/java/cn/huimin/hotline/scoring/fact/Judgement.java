package cn.huimin.hotline.scoring.fact;

/**
 * Whether a demand is true, as an event said.
 *
 * @param eventId the event
 * @param confirmed whether it was found true, wholly or partly
 */
public record Judgement(String eventId, boolean confirmed) {}
