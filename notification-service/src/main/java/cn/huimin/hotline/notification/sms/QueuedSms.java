package cn.huimin.hotline.notification.sms;

import org.jspecify.annotations.Nullable;

/**
 * A request that is not at its end.
 *
 * @param request what it asks whom
 * @param attempt attempts begun so far
 * @param begun whether the last one has no outcome yet
 * @param outcome what is known of the last one, null before it is
 */
record QueuedSms(
    RatingRequest request, int attempt, boolean begun, SmsGateway.@Nullable Outcome outcome) {}
