package cn.huimin.hotline.console.bulletin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bulletin.
 *
 * @param period what it is about
 * @param at when it was made
 * @param city figures of all units together
 * @param units figures by assessed unit, by kind and place
 * @param focus categories with many cases, the most first
 * @param cards red cards of the period, by time
 * @param criticism drafts of the criticism list (通报批评) of the period, by time
 * @param accountability what heads had to answer for in the period (问责), by time
 * @param lookBack closed cases that the look-back checks again
 * @param edition its publication; null as long as it is only made
 * @param zeroComplaint names of units without any complaint or report
 */
public record Bulletin(
    BulletinPeriod period,
    Instant at,
    Figures city,
    List<UnitFigures> units,
    List<Focus> focus,
    List<RedCard> cards,
    List<RedCard> criticism,
    List<Answerable> accountability,
    List<LookBack> lookBack,
    List<String> zeroComplaint,
    @Nullable Edition edition) {

  private static final long TEN = 10;

  /** Copies its lists. */
  public Bulletin {
    criticism = List.copyOf(criticism);
    accountability = List.copyOf(accountability);
    lookBack = List.copyOf(lookBack);
    units = List.copyOf(units);
    focus = List.copyOf(focus);
    cards = List.copyOf(cards);
    zeroComplaint = List.copyOf(zeroComplaint);
  }

  /** The same as it was published. */
  Bulletin as(Edition published) {
    return new Bulletin(
        period,
        at,
        city,
        units,
        focus,
        cards,
        criticism,
        accountability,
        lookBack,
        zeroComplaint,
        published);
  }

  /**
   * What a head had to answer for.
   *
   * @param unit unit
   * @param what INTERVIEW, EXPOSURE or FALSIFICATION
   * @param at when it was entered
   */
  public record Answerable(String unit, String what, Instant at) {}

  /**
   * Part of a whole; without a whole there is no rate.
   *
   * @param of how many
   * @param among of how many
   */
  public record Rate(long of, long among) {

    /** Half up, two places: 93.33%; a dash where there is nothing. */
    public String display() {
      return among == 0
          ? "–"
          : new BigDecimal(of * 100).divide(BigDecimal.valueOf(among), 2, RoundingMode.HALF_UP)
              + "%";
    }
  }

  /**
   * Figures of cases received in the period.
   *
   * @param cases how many (承办量)
   * @param complaints complaints and reports among them
   * @param ended ended among them
   * @param overdue open and over their handle or redo limit
   * @param repeats second and later complaints
   * @param redCards red cards given to them
   * @param response contacted in time, and not denied by the complainant, of those due (响应率)
   * @param resolution said to be resolved of those that were asked (解决率)
   * @param satisfaction satisfied or basically so of those that said (满意率)
   * @param lastYear cases of the same days a year before
   */
  public record Figures(
      long cases,
      long complaints,
      long ended,
      long overdue,
      long repeats,
      long redCards,
      Rate response,
      Rate resolution,
      Rate satisfaction,
      long lastYear) {

    /** Whether there is a tenth less than last year, the least that is wanted (降诉提效). */
    public boolean reduced() {
      return lastYear > 0 && cases * TEN <= lastYear * (TEN - 1);
    }

    /** Against last year in percent, with its sign; a dash without one. */
    public String change() {
      return lastYear == 0
          ? "–"
          : (cases > lastYear ? "+" : "")
              + new BigDecimal((cases - lastYear) * 100)
                  .divide(BigDecimal.valueOf(lastYear), 1, RoundingMode.HALF_UP)
              + "%";
    }
  }

  /**
   * Five zeros (五零, DOMAIN §7.3): no unfounded return, everybody contacted in time, nothing
   * overdue, nothing rejected or found falsified, no complaint.
   */
  public record Zeros(
      boolean returns, boolean contact, boolean overdue, boolean errors, boolean complaints) {

    /** How many of the five. */
    public long held() {
      return Stream.of(returns, contact, overdue, errors, complaints).filter(held -> held).count();
    }
  }

  /**
   * A unit.
   *
   * @param rank place among its kind by total; 0 without a card
   * @param total result of the running card, or null
   */
  public record UnitFigures(
      String unitId,
      String name,
      String kind,
      Figures figures,
      Zeros zeros,
      int rank,
      @Nullable String total) {}

  /**
   * A category with many cases.
   *
   * @param focus whether it is a focus issue: ten cases or three units (DOMAIN §6)
   */
  public record Focus(String category, long cases, long units, boolean focus) {}

  /** A red card. */
  public record RedCard(String caseNumber, String unit, String clock, Instant dueAt) {}
}
