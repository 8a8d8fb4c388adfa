package cn.huimin.hotline.sample.play;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How the people of the sample county work: how long they let a step lie, and how it turns out.
 * Everything follows from the seed and the case, so that a month comes out the same every time.
 *
 * @param seed of all chance
 */
public record Habits(long seed) {

  private static final Duration WORKING_DAY = Duration.ofMinutes(450);

  /** How a case is taken on by those who have it. */
  public enum Pace {
    PROMPT,
    USUAL,
    SLOW,
    FORGOTTEN
  }

  /** The next thing done to a case. */
  public enum Step {
    DISPATCH,
    RETURN,
    RETURN_DECISION,
    CONSULT_DECISION,
    CONFIRM_EMERGENCY,
    POLICE_REPORT,
    JOINT,
    DELEGATE,
    PROMISE_DONE,
    FALSIFIED,
    MERGE,
    SPLIT,
    UNMERGE,
    JOINT_ANSWER,
    EXTENSION,
    EXTENSION_DECISION,
    COMPLEX,
    COMPLEX_DECISION,
    RECHECK,
    RECHECK_DECISION,
    SIGN_DRAFT,
    URGE,
    AMEND,
    SUPERVISE,
    SUPERVISION_ANSWER,
    ANSWER,
    DECLINE,
    REFER,
    WITHDRAW,
    WITHDRAW_DECISION,
    INVALIDATE,
    CONFIRM,
    CORRECT,
    RETURN_TO_SOURCE,
    SOURCE_REFUSAL,
    SOURCE_ACCEPTANCE,
    SOURCE_CALLBACK,
    SOURCE_REDO,
    SIGN,
    CONTACT,
    REPORT,
    SIGN_OFF,
    REVIEW,
    CALLBACK
  }

  /** Pace of a case in a round: most usual, some slow, a few forgotten. */
  public Pace pace(String caseId, int round) {
    int drawn = chance(caseId, "pace", round).nextInt(100);
    if (drawn < 20) {
      return Pace.PROMPT;
    }
    if (drawn < 86) {
      return Pace.USUAL;
    }
    return drawn < 97 ? Pace.SLOW : Pace.FORGOTTEN;
  }

  /** Working time a step lies before somebody does it. */
  public Duration delay(Step step, String caseId, int round, boolean urgent) {
    var random = chance(caseId, step.name(), round);
    var pace = pace(caseId, round);
    int minutes =
        switch (step) {
          case DISPATCH -> random.nextInt(10, 100);
          case RETURN -> random.nextInt(20, 240);
          case RETURN_DECISION -> random.nextInt(20, 260);
          case CONSULT_DECISION -> random.nextInt(300, 1200);
          case CONFIRM_EMERGENCY -> 0;
          case POLICE_REPORT -> random.nextInt(10, 120);
          case DELEGATE -> random.nextInt(10, 120);
          case PROMISE_DONE -> random.nextInt(900, 3600);
          case FALSIFIED -> random.nextInt(200, 2000);
          case SPLIT -> random.nextInt(5, 40);
          case MERGE -> random.nextInt(5, 60);
          case UNMERGE -> random.nextInt(300, 2000);
          case JOINT -> random.nextInt(20, 200);
          case JOINT_ANSWER -> random.nextInt(200, 900);
          case EXTENSION, COMPLEX -> random.nextInt(30, 400);
          case EXTENSION_DECISION, COMPLEX_DECISION -> random.nextInt(20, 300);
          case RECHECK, RECHECK_DECISION, SIGN_DRAFT, URGE, AMEND, SUPERVISE ->
              random.nextInt(30, 500);
          case SUPERVISION_ANSWER, SOURCE_REFUSAL, SOURCE_ACCEPTANCE, SOURCE_CALLBACK ->
              random.nextInt(100, 1000);
          case ANSWER, DECLINE, REFER, RETURN_TO_SOURCE -> random.nextInt(10, 100);
          case WITHDRAW, WITHDRAW_DECISION, INVALIDATE, CONFIRM, CORRECT, SOURCE_REDO ->
              random.nextInt(30, 400);
          case SIGN -> random.nextInt(10, 200) * (pace == Pace.FORGOTTEN ? 12 : 1);
          case CONTACT -> random.nextInt(30, 360);
          case REPORT -> report(random, pace);
          case SIGN_OFF -> random.nextInt(15, 300);
          case REVIEW -> random.nextInt(20, 330);
          case CALLBACK -> random.nextInt(30, 400) * (pace == Pace.SLOW ? 2 : 1);
        };
    return Duration.ofMinutes(urgent ? hurried(step, pace, minutes) : minutes);
  }

  /** What is urgent is dispatched and signed at once, unless somebody forgets it. */
  private static int hurried(Step step, Pace pace, int minutes) {
    boolean atOnce =
        step == Step.DISPATCH
            || step == Step.CONFIRM_EMERGENCY
            || step == Step.SIGN
            || step == Step.CONTACT;
    return atOnce && pace != Pace.FORGOTTEN ? 0 : minutes / 8;
  }

  /** Whether a thing that happens in so many of a hundred cases happens here. */
  public boolean happens(int percent, String caseId, String what, int round) {
    return chance(caseId, what, round).nextInt(100) < percent;
  }

  /** A number below a bound, for picking a text. */
  public int pick(int bound, String caseId, String what, int round) {
    return chance(caseId, what, round).nextInt(bound);
  }

  private static int report(SplittableRandom random, Pace pace) {
    int day = (int) WORKING_DAY.toMinutes();
    return switch (pace) {
      case PROMPT -> random.nextInt(day / 4, day);
      case USUAL -> random.nextInt(day, 4 * day);
      case SLOW -> random.nextInt(4 * day, 6 * day);
      case FORGOTTEN -> random.nextInt(6 * day, 9 * day);
    };
  }

  private SplittableRandom chance(String caseId, String what, int round) {
    long mixed = seed * 31 + caseId.hashCode();
    mixed = mixed * 31 + what.hashCode();
    return new SplittableRandom(mixed * 31 + round).split();
  }
}
