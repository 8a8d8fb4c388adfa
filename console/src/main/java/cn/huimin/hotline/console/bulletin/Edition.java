package cn.huimin.hotline.console.bulletin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bulletin's publication.
 *
 * @param number 1, 2, 3 …; from 2 on it corrects the one before
 * @param publishedAt when
 * @param by account that published it
 * @param position place of the ledger that it was made from: partition:offset, comma separated
 * @param reason why it corrects, null for the first
 */
public record Edition(
    int number, Instant publishedAt, String by, String position, @Nullable String reason) {}
