package cn.huimin.hotline.routing.flood;

import java.time.Duration;

/**
 * When complaints of many people are one matter, and what follows (DOMAIN §4.6, §3 "Floods"); part
 * {@code flood} of the policy {@code routing-rules}.
 *
 * @param similar likeness from which texts of several people are of one matter, 0 to 1
 * @param within how far apart two complaints of a flood may be
 * @param people from how many people on it is a flood
 * @param joinsByRule whether open cases join the lead by themselves; else a person decides
 * @param answeredTogether from how many joined cases on the answer of the lead is a collective one
 * @param calledShare share of them that is called all the same, 0.1 to 1
 */
public record FloodRule(
    double similar,
    Duration within,
    int people,
    boolean joinsByRule,
    int answeredTogether,
    double calledShare) {

  /** As DOMAIN says, and where it says nothing, ours. */
  public static final FloodRule DEFAULT = new FloodRule(0.3, Duration.ofDays(3), 3, false, 5, 0.1);
}
