package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.platform.edition.Directory;

/** Whom a demand is against: it neither handles nor sees the case (DOMAIN §4.3). */
public final class Accused {

  private Accused() {}

  /** Whether a case that joined this one is against the unit, or against one above it. */
  public static boolean isOfAFollower(Case file, String unitId, Directory directory) {
    return file.merging().followers().stream()
        .anyMatch(
            follower -> {
              var accused = follower.accusedUnitId();
              return accused != null && directory.isWithin(unitId, accused);
            });
  }

  /** Whether the unit is the one that is accused, or below it. */
  public static boolean isOf(Subject subject, String unitId, Directory directory) {
    var accused = subject.accusedUnitId();
    return accused != null && directory.isWithin(unitId, accused);
  }
}
