package cn.huimin.hotline.scoring.fact;

/**
 * A report sent back because it does not keep to the template (退办, 未按统一模板).
 *
 * @param holder unit that held the case then
 * @param eventId event behind it
 */
public record Rejection(Holder holder, String eventId) {}
