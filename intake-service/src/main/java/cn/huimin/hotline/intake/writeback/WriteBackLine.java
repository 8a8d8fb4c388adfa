package cn.huimin.hotline.intake.writeback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step and how far it is.
 *
 * @param step the step
 * @param state where it is
 * @param attempts how often it was tried
 * @param nextAt when it is tried next, real time
 * @param lastError kind of the last error, or null
 * @param endedAt when it was sent or checked off, real time, or null
 * @param endedBy account that checked it off, or null
 */
record WriteBackLine(
    Step step,
    WriteBackState state,
    int attempts,
    Instant nextAt,
    @Nullable String lastError,
    @Nullable Instant endedAt,
    @Nullable String endedBy) {}
