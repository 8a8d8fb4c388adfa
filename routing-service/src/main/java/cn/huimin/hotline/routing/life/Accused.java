package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.platform.edition.Directory;
import org.jspecify.annotations.Nullable;

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

  /**
   * Who sees or answers the case beside the unit that has it cannot be whom it turns out to be
   * against (DOMAIN §4.3).
   *
   * @param subject what the case is to be about
   * @return why the accused unit cannot be named so yet, or null
   */
  public static @Nullable String takesPart(Case file, Subject subject, Directory directory) {
    if (file.beside().coUnits().stream()
        .anyMatch(unit -> unit.owesAnswer() && isOf(subject, unit.unitId(), directory))) {
      return "这个单位已受邀联办，还没有答复；请先改派，联办随之取消，再登记被反映的单位";
    }
    return file.returns().consulted().stream().anyMatch(unit -> isOf(subject, unit, directory))
        ? "这个单位正在参加会商；请先记录会商决定，再登记被反映的单位"
        : null;
  }
}
