package cn.huimin.hotline.notification.mail;

import cn.huimin.hotline.notification.delivery.Delivery;

/**
 * A mail that is due.
 *
 * @param delivery what it says to whom
 * @param attempt attempts begun so far
 */
public record QueuedMail(Delivery delivery, int attempt) {}
