package cn.huimin.hotline.routing.recognition;

import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What routing holds a demand to be, and whose.
 *
 * @param demandType demand type of the source, or as recognised where it gave none
 * @param urgency urgency of the source, raised to EMERGENCY as a proposal where danger is seen
 * @param categoryLevel1 category, or null where there are no rules
 * @param categoryLevel2 its second level, or null
 * @param hidden whether the original must be hidden from the handling unit (DOMAIN §8)
 * @param accusedUnitId unit it is against, which must not get it (DOMAIN §4.3), or null
 * @param targetUnitId unit it goes to, or null if none could be told
 * @param ruleId rule that decided
 * @param confidence 0 to 1
 * @param evidence what it rests on
 * @param police whether danger to a minor is seen that has to be reported to the police (DOMAIN
 *     §4.8)
 * @param guesses the best units, best first, at most three
 * @param triageReasons why a person must decide; empty if it may be dispatched by rule
 */
public record Classification(
    DemandType demandType,
    Urgency urgency,
    @Nullable String categoryLevel1,
    @Nullable String categoryLevel2,
    boolean hidden,
    @Nullable String accusedUnitId,
    @Nullable String targetUnitId,
    String ruleId,
    double confidence,
    List<Evidence> evidence,
    boolean police,
    List<Guess> guesses,
    List<String> triageReasons) {

  /** Copies its lists; a demand without target always needs a person. */
  public Classification {
    evidence = List.copyOf(evidence);
    guesses = List.copyOf(guesses);
    triageReasons = List.copyOf(triageReasons);
    if (targetUnitId == null && triageReasons.isEmpty()) {
      throw new IllegalArgumentException("without a target there must be a reason for triage");
    }
  }
}
