package cn.huimin.hotline.intake.deadletter;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.audit.AuditAct;
import cn.huimin.hotline.intake.audit.AuditLog;
import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.schemas.word.RetryKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who asks for what to be handled again. A letter brings its whole lane: what is parked behind it
 * follows in its order, and so does, by itself, what is parked meanwhile.
 */
@Component
class Replays {

  /** A request that was taken, and how many letters it concerns. */
  record Asked(String requestId, int letters) {}

  private final Letters letters;
  private final Requests requests;
  private final Replayer replayer;
  private final TransactionOperations transactions;
  private final AuditLog audit;
  private final RandomIds ids;
  private final Clock clock;

  Replays(
      Letters letters,
      Requests requests,
      Replayer replayer,
      TransactionOperations transactions,
      AuditLog audit,
      RandomIds ids,
      Clock clock) {
    this.letters = letters;
    this.requests = requests;
    this.replayer = replayer;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Asks for all that waits in a service. */
  Asked replayAll(String service, SignedIn who) {
    return ask(who, RetryKind.HANDLE, service, null, () -> inLanes(letters.lanes(service)));
  }

  /**
   * Asks for these letters and what waits in their lanes; those that do not wait any more are left
   * as they are.
   */
  Asked replay(Collection<Long> letterIds, SignedIn who) {
    return ask(who, RetryKind.HANDLE, null, null, () -> inLanes(lanes(known(letterIds))));
  }

  /** Leaves all that waits in a service out for good. */
  Asked discardAll(String service, String reason, SignedIn who) {
    return ask(who, RetryKind.DISCARD, service, reason, () -> inLanes(letters.lanes(service)));
  }

  /** Leaves these letters out for good. */
  Asked discard(Collection<Long> letterIds, String reason, SignedIn who) {
    return ask(
        who,
        RetryKind.DISCARD,
        null,
        reason,
        () -> known(letterIds).stream().filter(letter -> letter.state().waits()).toList());
  }

  /**
   * Lets go on what is parked behind nothing any more, in lanes where nothing is under way.
   *
   * @param settled lanes in which a letter has just been settled
   * @param given lanes in which a record has just been given up or parked
   */
  boolean goOn(Collection<Letters.Lane> settled, Collection<Letters.Lane> given) {
    boolean something = false;
    var lanes = new LinkedHashSet<>(settled);
    lanes.addAll(given);
    for (var lane : lanes) {
      var waiting = letters.waiting(lane);
      boolean idle = waiting.stream().allMatch(letter -> letter.asked() == null);
      if (!waiting.isEmpty() && idle && waiting.getFirst().state() == LetterState.PARKED) {
        boolean fresh = waiting.getFirst().turn().attempt() <= 1;
        if (fresh || settled.contains(lane)) {
          letters.ask(waiting, RetryKind.HANDLE, letters.lastRequest(lane));
          something = true;
        }
      }
    }
    return something;
  }

  private Asked ask(
      SignedIn who,
      RetryKind kind,
      @Nullable String service,
      @Nullable String reason,
      Supplier<List<Letter>> which) {
    var requestId = ids.next();
    var asked =
        transactions.execute(
            _ -> {
              var some = takenBack(which.get(), kind, requestId);
              audit.write(
                  who,
                  kind == RetryKind.DISCARD
                      ? AuditAct.DEAD_LETTERS_DISCARDED
                      : AuditAct.DEAD_LETTERS_REPLAYED,
                  true,
                  null,
                  told(requestId, some.size(), service, reason));
              requests.add(
                  requestId, who.account(), kind, service, reason, some.size(), clock.instant());
              letters.ask(some, kind, requestId);
              return new Asked(requestId, some.size());
            });
    replayer.wake();
    return Objects.requireNonNull(asked);
  }

  /**
   * Those that their service can take back. A letter without a step comes from below the steps: it
   * can be left out, which is done at once, but not be handled again.
   */
  private List<Letter> takenBack(List<Letter> some, RetryKind kind, String requestId) {
    if (kind == RetryKind.DISCARD) {
      letters.discard(some.stream().filter(letter -> !letter.hasStep()).toList(), requestId);
    }
    return some.stream().filter(Letter::hasStep).toList();
  }

  private static String told(
      String requestId, int size, @Nullable String service, @Nullable String reason) {
    return "%s %d%s%s"
        .formatted(
            requestId,
            size,
            service == null ? "" : " " + service,
            reason == null ? "" : " " + reason);
  }

  private List<Letter> known(Collection<Long> letterIds) {
    var known = letters.byId(letterIds);
    var missing = new TreeSet<>(letterIds);
    known.forEach(letter -> missing.remove(letter.id()));
    if (!missing.isEmpty()) {
      throw Refusal.invalid(
          "ids",
          "没有这些死信："
              + missing.stream().map(String::valueOf).collect(Collectors.joining("、"))
              + "；请刷新列表后重选");
    }
    return known;
  }

  private static Collection<Letters.Lane> lanes(List<Letter> some) {
    var lanes = new LinkedHashSet<Letters.Lane>();
    some.forEach(
        letter ->
            lanes.add(
                new Letters.Lane(letter.service(), letter.turn().step(), letter.turn().lane())));
    return lanes;
  }

  private List<Letter> inLanes(Collection<Letters.Lane> lanes) {
    var some = new ArrayList<Letter>();
    lanes.forEach(lane -> some.addAll(letters.waiting(lane)));
    return some;
  }
}
