package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.edition.Policies;

/** The rules of the edition in force. */
public final class RulesInForce {

  private volatile SlaRules rules;

  /**
   * The rules of an edition.
   *
   * @throws IllegalArgumentException naming what is wrong in a document and how to mend it
   */
  public RulesInForce(Policies policies) {
    rules = SlaRules.of(policies);
  }

  /**
   * Takes another edition; one that cannot be used leaves the rules as they are.
   *
   * @throws IllegalArgumentException naming what is wrong in a document and how to mend it
   */
  public void take(Policies policies) {
    rules = SlaRules.of(policies);
  }

  /** The rules now. */
  public SlaRules get() {
    return rules;
  }
}
