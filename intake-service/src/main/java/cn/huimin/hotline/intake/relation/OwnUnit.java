package cn.huimin.hotline.intake.relation;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.platform.edition.Editions;
import org.springframework.stereotype.Component;

/**
 * Whether a case is against the own unit of who stands in for somebody: whatever the post may, they
 * neither see nor touch it (DOMAIN §4.3).
 */
@Component
public class OwnUnit {

  private final CaseUnits units;
  private final Editions editions;

  OwnUnit(CaseUnits units, Editions editions) {
    this.units = units;
    this.editions = editions;
  }

  /** Whether the case is against the person's own unit, or one above it, and they stand in. */
  public boolean isAccused(SignedIn who, String caseId) {
    var own = who.ownUnitId();
    return own != null
        && units
            .accusedBy(caseId)
            .filter(accused -> editions.directory().isWithin(own, accused))
            .isPresent();
  }
}
