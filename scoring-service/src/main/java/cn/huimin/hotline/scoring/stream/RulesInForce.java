package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.edition.Policies;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * All policies that scoring decides by, as they are in force.
 *
 * @param schemes what cases and evidence give
 * @param surveys how surveys are ranked
 * @param reports which reports are due when
 */
public record RulesInForce(SchemesInForce schemes, SurveyInForce surveys, ReportsInForce reports) {

  /** These schemes, and of the rest what we ship until an edition comes. */
  public RulesInForce(SchemesInForce schemes) {
    this(schemes, new SurveyInForce(), new ReportsInForce());
  }

  /** Takes the policies of an edition. */
  public void take(Policies policies) {
    schemes.take(policies);
    surveys.take(policies);
    reports.take(policies);
  }

  /** Why documents of the last edition were refused, null if none was. */
  public @Nullable String trouble() {
    var troubles = new StringJoiner("; ");
    add(schemes.trouble(), troubles);
    add(surveys.trouble(), troubles);
    add(reports.trouble(), troubles);
    return troubles.length() == 0 ? null : troubles.toString();
  }

  private static void add(@Nullable String trouble, StringJoiner troubles) {
    if (trouble != null) {
      troubles.add(trouble);
    }
  }
}
