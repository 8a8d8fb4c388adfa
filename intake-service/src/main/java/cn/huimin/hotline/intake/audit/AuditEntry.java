package cn.huimin.hotline.intake.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit.
 *
 * @param id grows with time
 * @param at when, by the clock of the cases
 * @param account who
 * @param role in which role; empty where nobody was signed in
 * @param unitId unit of the account
 * @param act what
 * @param granted whether it was allowed
 * @param caseId case it was about
 * @param reason why, as the person said
 */
public record AuditEntry(
    long id,
    Instant at,
    String account,
    String role,
    @Nullable String unitId,
    AuditAct act,
    boolean granted,
    @Nullable String caseId,
    @Nullable String reason) {}
