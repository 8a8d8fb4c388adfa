package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.Satisfaction;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Callback attempts, and how often an answer of ours left a complainant dissatisfied: a callback, a
 * rating, the platform's callback and a case that joined count alike, of each round once; what the
 * platform above heard takes the place of what we heard.
 *
 * @param attempts when they were accepted, in this round
 * @param satisfaction last answer to "satisfied?", of any round, or null; what the platform above
 *     heard takes the place of what we heard
 * @param first first answer, whoever asked, or null
 * @param dissatisfied answers of ours with which a complainant was dissatisfied
 * @param dissatisfiedRound round of the last of them, 0 without one
 * @param ratingWaited whether, nobody reached, the rating by SMS was waited for long enough
 */
public record Callbacks(
    List<Instant> attempts,
    @Nullable Satisfaction satisfaction,
    @Nullable Satisfaction first,
    int dissatisfied,
    int dissatisfiedRound,
    boolean ratingWaited) {

  static final Callbacks NONE = new Callbacks(List.of(), null, null, 0, 0, false);

  /** Copies its list; one stored before they were counted has the one that it knows of. */
  public Callbacks {
    attempts = List.copyOf(attempts);
    dissatisfied = Math.max(dissatisfied, satisfaction == Satisfaction.DISSATISFIED ? 1 : 0);
  }

  /** How often there was dissatisfaction, if there is with the answer of this round too. */
  public int dissatisfiedWith(int round) {
    return dissatisfied + (dissatisfiedRound == round ? 0 : 1);
  }

  Callbacks attempted(Instant at, @Nullable Satisfaction answer, int round) {
    var made =
        new Callbacks(
            Stream.concat(attempts.stream(), Stream.of(at)).toList(),
            satisfaction,
            first,
            dissatisfied,
            dissatisfiedRound,
            ratingWaited);
    return answer == null ? made : made.heard(answer, round);
  }

  /** The answer to "satisfied?" by whatever way; of a round the last one counts. */
  Callbacks heard(Satisfaction answer, int round) {
    boolean is = answer == Satisfaction.DISSATISFIED;
    boolean was = dissatisfiedRound == round;
    int count = is ? dissatisfiedWith(round) : dissatisfied - (was ? 1 : 0);
    return new Callbacks(
        attempts,
        answer,
        first == null ? answer : first,
        Math.max(count, 0),
        is ? round : was ? 0 : dissatisfiedRound,
        ratingWaited);
  }

  /** The complainant of a case that joined was dissatisfied. */
  Callbacks dissatisfiedFollower(int round) {
    return new Callbacks(
        attempts, satisfaction, first, dissatisfiedWith(round), round, ratingWaited);
  }

  /** The wait for the rating is over, or, counted anew, is not. */
  Callbacks waited(boolean over) {
    return new Callbacks(attempts, satisfaction, first, dissatisfied, dissatisfiedRound, over);
  }

  Callbacks nextRound() {
    return new Callbacks(List.of(), satisfaction, first, dissatisfied, dissatisfiedRound, false);
  }
}
