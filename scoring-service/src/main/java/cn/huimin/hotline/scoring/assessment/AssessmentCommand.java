package cn.huimin.hotline.scoring.assessment;

import cn.huimin.hotline.scoring.fact.Assessed;
import cn.huimin.hotline.scoring.scheme.Fraction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody asks to have entered about a unit. */
public sealed interface AssessmentCommand {

  /** Who, when, about whom. */
  Header header();

  /**
   * What every command has.
   *
   * @param commandId its id
   * @param unit assessed unit
   * @param placeId unit that was looked at
   * @param by who
   * @param at when intake accepted it
   * @param textId text of reason or note, or null
   * @param files ids of files
   * @param batch names what is entered in one go, or null
   */
  record Header(
      String commandId,
      Assessed unit,
      String placeId,
      Person by,
      Instant at,
      @Nullable String textId,
      List<String> files,
      @Nullable String batch) {

    /** Copies its list. */
    public Header {
      files = List.copyOf(files);
    }
  }

  /**
   * What was found for an item.
   *
   * @param act evidence, a spot check of it, or what says the item by itself
   * @param item item, or null where the act says it
   * @param found for all-or-nothing items
   * @param amount for items that count; not below 0
   */
  record Evidence(
      Header header,
      Act act,
      @Nullable String item,
      @Nullable Boolean found,
      @Nullable Fraction amount)
      implements AssessmentCommand {}

  /**
   * A matter of media or honours.
   *
   * @param honour commended, not reported
   * @param matter its name
   * @param level level it reached
   */
  record Matter(Header header, boolean honour, String matter, String level)
      implements AssessmentCommand {}

  /**
   * Whoever entered something takes it back.
   *
   * @param recordId what
   */
  record Withdrawal(Header header, String recordId) implements AssessmentCommand {}

  /**
   * Strike what is behind a line.
   *
   * @param lineId line
   */
  record Strike(Header header, String lineId) implements AssessmentCommand {}

  /** Steps of an appeal. */
  enum Step {
    FILE,
    HEAR,
    UPHOLD,
    REJECT
  }

  /**
   * A step of an appeal.
   *
   * @param step which
   * @param appealId appeal that is heard or decided; null for a new one
   * @param lineId line it is about; null for the card as a whole
   */
  record Appeal(Header header, Step step, @Nullable String appealId, @Nullable String lineId)
      implements AssessmentCommand {}

  /**
   * Something filed that gives no line by itself.
   *
   * @param act plan, accountability, report or tenure
   * @param subject survey, kind, report or account that it is about
   * @param from begin of a tenure, or null
   * @param until by when a plan is to be done, a report is due, end of a tenure, or null
   */
  record Filing(
      Header header, Act act, String subject, @Nullable Instant from, @Nullable Instant until)
      implements AssessmentCommand {}

  /**
   * The period moves on.
   *
   * @param to publicity or locked
   * @param until end of publicity, or null
   */
  record Period(Header header, Standing to, @Nullable Instant until) implements AssessmentCommand {}
}
