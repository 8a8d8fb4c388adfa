package cn.huimin.hotline.scoring.unityear;

import cn.huimin.hotline.scoring.fact.Answer.Resolution;
import cn.huimin.hotline.scoring.fact.Answer.Satisfaction;
import cn.huimin.hotline.scoring.fact.Demand;
import cn.huimin.hotline.scoring.fact.SourceLevel;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Measure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened at a unit in a year.
 *
 * @param id whatever the unit is called
 * @param weight 督导赋分 of the unit, or null for the scheme's
 * @param demandCap most that demands may cost, or null for the scheme's
 * @param evidence what assessors found, how much of each; what is missing was not found
 * @param matters media and honours: per matter the levels it reached
 * @param cases ended cases
 */
public record UnitYear(
    String id,
    @Nullable Fraction weight,
    @Nullable Fraction demandCap,
    Map<Measure, Fraction> evidence,
    Map<Measure, List<List<String>>> matters,
    List<YearCase> cases) {

  /** Copies its lists and maps. */
  public UnitYear {
    evidence = Map.copyOf(evidence);
    matters = Map.copyOf(matters);
    cases = List.copyOf(cases);
  }

  /**
   * A case of the year.
   *
   * @param ids numbers of the work orders in it; more than one where cases were merged
   * @param level source level
   * @param demand what was demanded
   * @param dispatches dispatches, the first included, the centre's faults not
   * @param inTime whether the unit kept its limits
   * @param redo rounds after the first
   * @param ordinal 1, or 2 for the second complaint of the person about the matter, 3 …
   * @param repeatedWithin30 whether it was complained about again within 30 days after its end
   * @param templateRejects how often a report was sent back for the template
   * @param falsified whether it was found falsified
   * @param contactDue whether the unit owed the first contact
   * @param contactInTime whether it was in time
   * @param saidContacted what the complainant says of it, or null
   * @param resolution whether it is resolved, or null if not asked
   * @param satisfaction whether the complainant is satisfied, or null if not asked
   */
  public record YearCase(
      List<String> ids,
      SourceLevel level,
      Demand demand,
      int dispatches,
      boolean inTime,
      int redo,
      int ordinal,
      boolean repeatedWithin30,
      int templateRejects,
      boolean falsified,
      boolean contactDue,
      boolean contactInTime,
      @Nullable Boolean saidContacted,
      @Nullable Resolution resolution,
      @Nullable Satisfaction satisfaction) {

    /** Copies its list. */
    public YearCase {
      ids = List.copyOf(ids);
    }

    /** Completed at one go (一次办结, DOMAIN §3). */
    public boolean oneTime() {
      return !handledTwice() && inTime && !repeatedWithin30 && !falsified;
    }

    /** Two dispatches or more, redo included (DOMAIN §7.1, item 2.2). */
    public boolean handledTwice() {
      return dispatches > 1 || redo > 0;
    }
  }
}
