package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.platform.edition.Directory;

/** Whom a demand is against: it neither handles nor sees the case (DOMAIN §4.3). */
public final class Accused {

  private Accused() {}

  /** Whether the unit is the one that is accused, or below it. */
  public static boolean isOf(Subject subject, String unitId, Directory directory) {
    var accused = subject.accusedUnitId();
    return accused != null && directory.isWithin(unitId, accused);
  }
}
