package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.SourceLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a case comes from, as its channel last said.
 *
 * @param caseNumber number people use
 * @param channel channel it came by
 * @param sourceLine line of the channel, or null
 * @param externalNumber number of the source
 * @param sourceLevel level of the source
 * @param contentHash hash of the content as last handed in
 * @param fingerprint keyed hash that tells the same person again, null if anonymous
 * @param confidential whether the complainant asked for confidentiality
 * @param anonymous whether there is no way to reach the complainant
 * @param deadlineFromSource deadline the source demands, or null
 * @param sketch how its text looks from afar ({@code likeness.Sketch}), null if it was too short
 */
public record Origin(
    String caseNumber,
    Channel channel,
    @Nullable String sourceLine,
    String externalNumber,
    SourceLevel sourceLevel,
    String contentHash,
    @Nullable String fingerprint,
    boolean confidential,
    boolean anonymous,
    @Nullable Instant deadlineFromSource,
    @Nullable String sketch) {

  /** The same, confidential. */
  public Origin asConfidential() {
    return new Origin(
        caseNumber,
        channel,
        sourceLine,
        externalNumber,
        sourceLevel,
        contentHash,
        fingerprint,
        true,
        anonymous,
        deadlineFromSource,
        sketch);
  }
}
