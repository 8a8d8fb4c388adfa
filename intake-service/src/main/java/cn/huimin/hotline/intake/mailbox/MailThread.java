package cn.huimin.hotline.intake.mailbox;

import org.jspecify.annotations.Nullable;

/**
 * The case of a thread of mails, and the numbers of its work order: an answer in the thread is
 * handed in under them.
 *
 * @param caseId the case
 * @param sourceLine source line of its work order
 * @param externalNumber number of its work order
 */
record MailThread(String caseId, @Nullable String sourceLine, String externalNumber) {}
