package cn.huimin.hotline.intake.workorder;

import org.jspecify.annotations.Nullable;

/**
 * What registry and vault have of a hand-in.
 *
 * @param registered its line of the registry
 * @param complainant the person, as known by now
 * @param fingerprint of the person, or null
 * @param code with which the person looks the case up
 */
record Kept(
    CaseRegistry.Registered registered,
    Complainant complainant,
    @Nullable String fingerprint,
    LookUpCode code) {

  /** Without the person. */
  @Override
  public String toString() {
    return "Kept[" + registered.caseId() + "]";
  }
}
