package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.Satisfaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a case is joined to others (并单, DOMAIN §3). A lead has no lead of its own.
 *
 * @param leadId case that it joined or is to join, or null
 * @param leadNumber its number, null until it accepted
 * @param leadUnitId unit that had it when this case joined, or null
 * @param merged whether it has joined; false while the lead has yet to answer
 * @param answered whether the lead was answered, so that the complainant is owed the callback
 * @param mayRate whether the lead was answered together with others, so that the complainant is not
 *     called but may rate
 * @param urging whether it was no complaint of its own: the lead, of the same matter, was within
 *     its limit (DOMAIN §4.5)
 * @param heard whether the lead was answered at all since this case joined
 * @param again whether the platform above had it done again, and the lead has yet to answer
 * @param leadAuthor account that wrote the report with which the lead was answered, or null
 * @param followers cases that joined this one or were accepted, in that order
 */
public record Merging(
    @Nullable String leadId,
    @Nullable String leadNumber,
    @Nullable String leadUnitId,
    boolean merged,
    boolean answered,
    boolean mayRate,
    boolean urging,
    boolean heard,
    boolean again,
    @Nullable String leadAuthor,
    List<Follower> followers) {

  /**
   * A case that joins this one.
   *
   * @param caseId the case
   * @param caseNumber its number
   * @param confirmed whether it said that it has joined
   * @param notCalled whether it said that its complainant is not called, since anonymous
   * @param accusedUnitId unit that it said it is against, or null
   */
  public record Follower(
      String caseId,
      String caseNumber,
      boolean confirmed,
      boolean notCalled,
      @Nullable String accusedUnitId) {}

  static final Merging NONE =
      new Merging(null, null, null, false, false, false, false, false, false, null, List.of());

  /** Copies its list. */
  public Merging {
    followers = followers == null ? List.of() : List.copyOf(followers);
  }

  /** Whether a handshake is under way, on either side. */
  public boolean pending() {
    return (leadId != null && !merged)
        || followers.stream().anyMatch(follower -> !follower.confirmed());
  }

  /** The follower of this id. */
  public Optional<Follower> follower(String caseId) {
    return followers.stream().filter(follower -> follower.caseId().equals(caseId)).findFirst();
  }

  /** The complainant said something to the lead's answer; the next answer is another. */
  Merging calledBack(@Nullable Satisfaction said) {
    return said == null || !answered ? this : owing(false, mayRate, again);
  }

  /** The complainant gave the verdict, to us or to the platform above; the next is another. */
  Merging rated() {
    return owing(false, false, again);
  }

  /** The platform above has it done again, by its lead. */
  Merging doneAgain() {
    return owing(false, false, true);
  }

  /** Whether the complainant is owed a callback though the case joined another. */
  public boolean owesCallback() {
    return merged && answered;
  }

  /** Whether there is an answer of the lead that the platform above can speak of. */
  public boolean hasAnswer() {
    return heard || answered || mayRate;
  }

  /** Whether this account wrote the report with which the lead was answered. */
  public boolean answeredBy(String account) {
    return merged && account.equals(leadAuthor);
  }

  Merging asked(String lead) {
    return alone(lead, null, null, false, false);
  }

  Merging joined(String lead, String number, @Nullable String unitId, boolean urges) {
    return alone(lead, number, unitId, true, urges);
  }

  Merging withoutLead() {
    return alone(null, null, null, false, false);
  }

  private Merging alone(
      @Nullable String lead,
      @Nullable String number,
      @Nullable String unitId,
      boolean joined,
      boolean urges) {
    return new Merging(
        lead, number, unitId, joined, false, false, urges, false, false, null, followers);
  }

  /** The lead was answered; who speaks to the complainant is said beside. */
  Merging leadHeard(@Nullable String author) {
    return new Merging(
        leadId,
        leadNumber,
        leadUnitId,
        merged,
        answered,
        mayRate,
        urging,
        true,
        again,
        author == null ? leadAuthor : author,
        followers);
  }

  Merging leadAnswered(boolean owed, boolean rates) {
    return owing(owed, rates, false);
  }

  private Merging owing(boolean owed, boolean rates, boolean redo) {
    return new Merging(
        leadId,
        leadNumber,
        leadUnitId,
        merged,
        owed,
        rates,
        urging,
        heard,
        redo,
        leadAuthor,
        followers);
  }

  Merging accepted(Follower follower) {
    return with(Stream.concat(followers.stream(), Stream.of(follower)).toList());
  }

  Merging confirmed(String caseId, boolean callbackDue, @Nullable String accusedUnitId) {
    return with(
        followers.stream()
            .map(
                follower ->
                    follower.caseId().equals(caseId)
                        ? new Follower(
                            caseId, follower.caseNumber(), true, !callbackDue, accusedUnitId)
                        : follower)
            .toList());
  }

  Merging without(String caseId) {
    return with(followers.stream().filter(follower -> !follower.caseId().equals(caseId)).toList());
  }

  private Merging with(List<Follower> next) {
    return new Merging(
        leadId,
        leadNumber,
        leadUnitId,
        merged,
        answered,
        mayRate,
        urging,
        heard,
        again,
        leadAuthor,
        next);
  }
}
