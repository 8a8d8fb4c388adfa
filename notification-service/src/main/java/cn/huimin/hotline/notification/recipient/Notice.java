package cn.huimin.hotline.notification.recipient;

/**
 * A message to a person.
 *
 * @param account account of the person
 * @param unitId unit of the person
 * @param template message
 */
public record Notice(String account, String unitId, String template) {}
