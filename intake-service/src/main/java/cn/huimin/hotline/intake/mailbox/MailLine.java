package cn.huimin.hotline.intake.mailbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a mail. Nothing in it says who wrote it or what.
 *
 * @param mailId its id: a keyed hash of what it says
 * @param mailbox account it came to
 * @param state what became of it
 * @param why why it opened no case, in a word; null if it did
 * @param caseId its case, or null
 * @param size its bytes
 * @param attempts how often it was handled
 * @param kept whether something of it is sealed in the vault
 * @param firstAt when it was handled first
 * @param lastAt when it was handled last
 */
record MailLine(
    String mailId,
    String mailbox,
    MailState state,
    @Nullable String why,
    @Nullable String caseId,
    int size,
    int attempts,
    boolean kept,
    Instant firstAt,
    Instant lastAt) {}
