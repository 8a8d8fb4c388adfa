package cn.huimin.hotline.sla.deadline;

import org.jspecify.annotations.Nullable;

/**
 * Who owes the step that a clock waits for.
 *
 * @param party centre or unit
 * @param unitId the unit, null for the centre
 */
public record Debtor(Party party, @Nullable String unitId) {}
