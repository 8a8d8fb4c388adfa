package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.SourceLevel;
import cn.huimin.hotline.schemas.word.Urgency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work order as a channel handed it in, checked and not yet scrubbed (DOMAIN §2).
 *
 * @param channel channel it came by
 * @param sourceLine line of the channel, or null
 * @param externalNumber number the source gave it
 * @param revision revision of the source, or null
 * @param receivedAt when the source says it came in
 * @param sourceLevel level of the source
 * @param demandType demand type the source gives, or null
 * @param title title, or null
 * @param content the demand
 * @param address place of the matter, or null
 * @param unitHint unit the source names, or null
 * @param urgency urgency the source gives
 * @param confidential whether confidentiality was asked for
 * @param complainant who complained
 * @param attachments ids of attachments
 * @param previousNumber number of an earlier work order, or null
 * @param deadlineFromSource deadline the source demands, or null
 */
public record WorkOrder(
    Channel channel,
    @Nullable String sourceLine,
    String externalNumber,
    @Nullable String revision,
    Instant receivedAt,
    SourceLevel sourceLevel,
    @Nullable DemandType demandType,
    @Nullable String title,
    String content,
    @Nullable String address,
    @Nullable String unitHint,
    Urgency urgency,
    boolean confidential,
    Complainant complainant,
    List<String> attachments,
    @Nullable String previousNumber,
    @Nullable Instant deadlineFromSource) {

  /** Copies the list. */
  public WorkOrder {
    attachments = List.copyOf(attachments);
  }

  /**
   * The work order under the number by which it is known, however its source writes it: what is the
   * same but for that is the same hand-in.
   */
  WorkOrder known() {
    return under(SourceNumber.identity(externalNumber));
  }

  /** The same under another spelling of its number. */
  WorkOrder under(String number) {
    return number.equals(externalNumber)
        ? this
        : new WorkOrder(
            channel,
            sourceLine,
            number,
            revision,
            receivedAt,
            sourceLevel,
            demandType,
            title,
            content,
            address,
            unitHint,
            urgency,
            confidential,
            complainant,
            attachments,
            previousNumber,
            deadlineFromSource);
  }

  /** Without what people wrote. */
  @Override
  public String toString() {
    return "WorkOrder[" + channel + ", " + externalNumber + "]";
  }
}
