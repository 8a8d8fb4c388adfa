/**
 * Mailboxes: mails read as they come, each a work order, an amendment, or set aside where one can
 * see it.
 */
@NullMarked
package cn.huimin.hotline.intake.mailbox;

import org.jspecify.annotations.NullMarked;
