package cn.huimin.hotline.routing.life;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * When a complainant counts as unreachable (DOMAIN §3: 3 attempts on 2 days or more, one after
 * 17:30).
 *
 * @param attempts attempts needed
 * @param days different days needed
 * @param eveningFrom time of day after which one attempt must lie
 */
public record UnreachableRule(int attempts, int days, LocalTime eveningFrom) {

  /** The default of DOMAIN §3. */
  public static final UnreachableRule DEFAULT = new UnreachableRule(3, 2, LocalTime.of(17, 30));

  /** What is still missing, in words; empty if the complainant counts as unreachable. */
  public List<String> missing(List<Instant> made, ZoneId zone) {
    var missing = new ArrayList<String>();
    if (made.size() < attempts) {
      missing.add("还差 " + (attempts - made.size()) + " 次回访");
    }
    long distinct = made.stream().map(at -> at.atZone(zone).toLocalDate()).distinct().count();
    if (distinct < days) {
      missing.add("回访要分布在 " + days + " 天以上");
    }
    if (made.stream().noneMatch(at -> !at.atZone(zone).toLocalTime().isBefore(eveningFrom))) {
      missing.add("要有一次在 " + eveningFrom + " 以后");
    }
    return missing;
  }
}
