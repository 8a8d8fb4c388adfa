package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.ReturnReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Returns of a case (退单, DOMAIN §4.7), and the consultation they led to.
 *
 * @param asked how often units asked, in the whole life
 * @param unfounded how many were found unfounded or late
 * @param pending reason of the return that waits to be decided, or null
 * @param onlyByConsultation whether that one is a second return or a late one
 * @param barred who may not return it any more
 * @param consulted units that take part in the consultation that is going on
 */
public record Returns(
    int asked,
    int unfounded,
    @Nullable ReturnReason pending,
    boolean onlyByConsultation,
    Barred barred,
    List<String> consulted) {

  /** Who may not return a case. */
  public enum Barred {
    /** Nobody is kept from it. */
    NOBODY,
    /** 强制派单: the unit that has the case. */
    THIS_UNIT,
    /** A consultation decided whose it is: nobody returns it. */
    EVERYBODY
  }

  static final Returns NONE = new Returns(0, 0, null, false, Barred.NOBODY, List.of());

  /** Copies its list; a case stored before it was known has none. */
  public Returns {
    consulted = consulted == null ? List.of() : List.copyOf(consulted);
  }

  Returns asked(ReturnReason reason, boolean late) {
    return new Returns(asked + 1, unfounded, reason, late || asked > 0, barred, consulted);
  }

  Returns decided(boolean charged, boolean forced) {
    var after = forced && barred == Barred.NOBODY ? Barred.THIS_UNIT : barred;
    return new Returns(asked, unfounded + (charged ? 1 : 0), null, false, after, consulted);
  }

  Returns withoutPending() {
    return new Returns(asked, unfounded, null, false, barred, List.of());
  }

  Returns consults(List<String> units) {
    return new Returns(asked, unfounded, null, false, barred, units);
  }

  Returns settled() {
    return new Returns(asked, unfounded, null, false, Barred.EVERYBODY, List.of());
  }

  /** Another unit has it: what was forced upon the last one does not bind this one. */
  Returns withAnotherUnit() {
    return barred == Barred.THIS_UNIT
        ? new Returns(asked, unfounded, pending, onlyByConsultation, Barred.NOBODY, consulted)
        : this;
  }
}
