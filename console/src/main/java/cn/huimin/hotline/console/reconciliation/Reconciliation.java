package cn.huimin.hotline.console.reconciliation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares two lists of cases. Plain: what is compared comes as arguments. */
public final class Reconciliation {

  private Reconciliation() {}

  /**
   * A case as the prefecture lists it; what it does not say is null and not compared.
   *
   * @param externalNumber number of the work order
   * @param unit name or id of the unit it is charged to
   * @param demandType demand type
   * @param inTime whether the limit was kept
   * @param oneTime whether it was completed at one go
   * @param verdict what was found: CONFIRMED, PARTLY, UNFOUNDED or UNVERIFIABLE
   */
  public record Theirs(
      String externalNumber,
      @Nullable String unit,
      @Nullable String demandType,
      @Nullable Boolean inTime,
      @Nullable Boolean oneTime,
      @Nullable String verdict) {}

  /**
   * A case as our ledger has it.
   *
   * @param counted whether it has a line in the ledger of the period
   * @param handled whether it counts as a case that a unit handled; of a merger only the lead does,
   *     while every member costs as a demand (DOMAIN §7.1)
   * @param state state of the case
   * @param unitIds assessed units with a line, and the handling one
   * @param unitNames their names
   */
  public record Ours(
      String externalNumber,
      String caseId,
      String caseNumber,
      boolean counted,
      boolean handled,
      String state,
      List<String> unitIds,
      List<String> unitNames,
      String demandType,
      boolean inTime,
      boolean oneTime,
      @Nullable String verdict) {

    /** Copies its lists. */
    public Ours {
      unitIds = List.copyOf(unitIds);
      unitNames = List.copyOf(unitNames);
    }
  }

  /** How a case compares. */
  public enum Kind {
    /** Nothing that both say differs. */
    AGREES,
    /** Something that both say differs. */
    DIFFERS,
    /** We have the case, but it does not count. */
    NOT_COUNTED,
    /** We do not have it. */
    NOT_OURS,
    /** It counts with us, and is not on their list. */
    NOT_THEIRS
  }

  /** A field that differs. */
  public record Difference(String field, String theirs, String ours) {}

  /** A case compared. */
  public record Compared(
      Kind kind,
      String externalNumber,
      @Nullable String caseId,
      @Nullable String caseNumber,
      List<Difference> differences) {

    /** Copies its list. */
    public Compared {
      differences = List.copyOf(differences);
    }
  }

  /** Every case of either list: theirs in their order, then ours that they do not have. */
  static List<Compared> compare(List<Theirs> theirs, List<Ours> ours) {
    var byNumber = new LinkedHashMap<String, Ours>();
    ours.forEach(one -> byNumber.putIfAbsent(one.externalNumber(), one));
    var compared = new ArrayList<Compared>();
    for (var one : theirs) {
      compared.add(compared(one, byNumber.remove(one.externalNumber())));
    }
    byNumber.values().stream()
        .filter(Ours::counted)
        .map(
            one ->
                new Compared(
                    Kind.NOT_THEIRS,
                    one.externalNumber(),
                    one.caseId(),
                    one.caseNumber(),
                    List.of()))
        .forEach(compared::add);
    return List.copyOf(compared);
  }

  private static Compared compared(Theirs theirs, @Nullable Ours ours) {
    if (ours == null) {
      return new Compared(Kind.NOT_OURS, theirs.externalNumber(), null, null, List.of());
    }
    if (!ours.counted()) {
      return new Compared(
          Kind.NOT_COUNTED,
          theirs.externalNumber(),
          ours.caseId(),
          ours.caseNumber(),
          List.of(new Difference("state", "", ours.state())));
    }
    var differences = new ArrayList<Difference>();
    var unit = theirs.unit();
    if (unit != null && !ours.unitIds().contains(unit) && !ours.unitNames().contains(unit)) {
      differences.add(new Difference("unit", unit, String.join("、", ours.unitNames())));
    }
    Map<String, Object[]> pairs = new LinkedHashMap<>();
    pairs.put("demandType", new Object[] {theirs.demandType(), ours.demandType()});
    pairs.put("verdict", new Object[] {theirs.verdict(), blankIfNull(ours.verdict())});
    if (ours.handled()) {
      pairs.put("inTime", new Object[] {theirs.inTime(), ours.inTime()});
      pairs.put("oneTime", new Object[] {theirs.oneTime(), ours.oneTime()});
    }
    pairs.forEach(
        (field, pair) -> {
          if (pair[0] != null && !Objects.equals(pair[0], pair[1])) {
            differences.add(
                new Difference(field, String.valueOf(pair[0]), String.valueOf(pair[1])));
          }
        });
    return new Compared(
        differences.isEmpty() ? Kind.AGREES : Kind.DIFFERS,
        theirs.externalNumber(),
        ours.caseId(),
        ours.caseNumber(),
        differences);
  }

  private static String blankIfNull(@Nullable String text) {
    return text == null ? "" : text;
  }
}
