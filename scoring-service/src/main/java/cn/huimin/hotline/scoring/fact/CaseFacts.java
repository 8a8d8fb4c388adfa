package cn.huimin.hotline.scoring.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a case that a scheme may ask for. Its life, its limits and its repeats come on
 * different topics: in whatever order these meet, the facts come out the same.
 *
 * @param caseId case
 * @param life the case as its last event left it, null before the first is here
 * @param breaches what case events broke, in their order
 * @param limits handle, redo and contact limits, by round and turn
 * @param limitSequence number of the last deadline event that was applied
 * @param repeats later cases about the same matter, by opening
 * @param rejections reports sent back for the template, in their order
 * @param answers what the complainant answered, in the order of the case's events
 * @param voided events struck from scoring (剔除, DOMAIN §7.3)
 */
public record CaseFacts(
    String caseId,
    @Nullable Life life,
    List<Breach> breaches,
    List<Limit> limits,
    long limitSequence,
    List<Repeat> repeats,
    List<Rejection> rejections,
    List<Answer> answers,
    Set<String> voided) {

  private static final Comparator<Limit> BY_TURN =
      Comparator.comparingInt((Limit limit) -> limit.key().round())
          .thenComparingInt(limit -> limit.key().leg())
          .thenComparing(limit -> limit.key().clock())
          .thenComparing(limit -> limit.key().unitId());

  private static final Comparator<Repeat> BY_OPENING =
      Comparator.comparing(Repeat::openedAt).thenComparing(Repeat::caseId);

  /** Copies its lists. */
  public CaseFacts {
    breaches = List.copyOf(breaches);
    limits = List.copyOf(limits);
    repeats = List.copyOf(repeats);
    // Facts stored before rejections were looked at have none.
    rejections = rejections == null ? List.of() : List.copyOf(rejections);
    answers = answers == null ? List.of() : List.copyOf(answers);
    voided = voided == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(voided));
  }

  /** Nothing known yet. */
  public static CaseFacts none(String caseId) {
    return new CaseFacts(
        caseId, null, List.of(), List.of(), 0, List.of(), List.of(), List.of(), Set.of());
  }

  /** How it ended, null while it is open. */
  public @Nullable Ended ended() {
    return life == null ? null : life.ended();
  }

  /** Unit that holds it, null before dispatch. */
  public @Nullable Holder holder() {
    return life == null ? null : life.holder();
  }

  /** After a case event; one seen before, or one that changes nothing, leaves the same facts. */
  public CaseFacts after(CaseSeen seen) {
    if (life != null && seen.sequence() <= life.sequence()) {
      return this;
    }
    var next = life == null ? Life.first(seen) : life.after(seen);
    if (life != null
        && seen.breach() == null
        && seen.rejection() == null
        && seen.answer() == null
        && !seen.clearsTransfer()
        && next.saysTheSameAs(life)) {
      return this;
    }
    return new CaseFacts(
        caseId,
        next,
        with(seen.clearsTransfer() ? lastTransferCleared(seen.eventId()) : breaches, seen.breach()),
        limits,
        limitSequence,
        repeats,
        with(rejections, seen.rejection()),
        with(answers, seen.answer()),
        voided);
  }

  /** After something happened to a limit; what was seen before leaves the same facts. */
  public CaseFacts after(LimitSeen seen) {
    if (seen.sequence() <= limitSequence) {
      return this;
    }
    var next = new ArrayList<>(limits);
    var known = next.stream().filter(limit -> limit.key().equals(seen.key())).findFirst();
    known.ifPresent(next::remove);
    // What is owed no longer leaves; what was met before stays met.
    if (seen.step() != LimitSeen.Step.NOT_DUE
        || known.filter(limit -> limit.metAt() != null).isPresent()) {
      next.add(known.map(limit -> limit.after(seen)).orElseGet(() -> Limit.first(seen)));
    }
    next.sort(BY_TURN);
    return new CaseFacts(
        caseId, life, breaches, next, seen.sequence(), repeats, rejections, answers, voided);
  }

  /** After a later case about the same matter was noticed; a case is a repeat once. */
  public CaseFacts after(Repeat repeat) {
    if (repeats.stream().anyMatch(known -> known.caseId().equals(repeat.caseId()))) {
      return this;
    }
    var next = new ArrayList<>(repeats);
    next.add(repeat);
    next.sort(BY_OPENING);
    return new CaseFacts(
        caseId, life, breaches, limits, limitSequence, next, rejections, answers, voided);
  }

  /** After an event was struck from scoring, whether it has been seen yet or not. */
  public CaseFacts without(String eventId) {
    var next = new TreeSet<>(voided);
    next.add(eventId);
    return new CaseFacts(
        caseId, life, breaches, limits, limitSequence, repeats, rejections, answers, next);
  }

  /** The facts that count: as if the struck events had never been. */
  public CaseFacts counted() {
    if (voided.isEmpty()) {
      return this;
    }
    return new CaseFacts(
        caseId,
        life == null ? null : life.without(voided),
        breaches.stream()
            .filter(breach -> !voided.contains(breach.eventId()))
            .map(breach -> breach.without(voided))
            .toList(),
        limits.stream().map(limit -> limit.without(voided)).toList(),
        limitSequence,
        repeats.stream().filter(repeat -> !voided.contains(repeat.eventId())).toList(),
        rejections.stream().filter(one -> !voided.contains(one.eventId())).toList(),
        answers.stream().filter(one -> !voided.contains(one.eventId())).toList(),
        voided);
  }

  /** The same with every unit that holds or held it assessed as a scheme has it. */
  public CaseFacts under(Function<List<Place>, Optional<Assessed>> pooling) {
    return new CaseFacts(
        caseId,
        life == null ? null : life.under(pooling),
        breaches.stream().map(one -> one.under(pooling)).toList(),
        limits.stream().map(limit -> limit.under(pooling)).toList(),
        limitSequence,
        repeats,
        rejections.stream()
            .map(one -> new Rejection(one.holder().under(pooling), one.eventId()))
            .toList(),
        answers,
        voided);
  }

  /** What was answered last to a question; what the platform above asked prevails. */
  public <T> Optional<T> answered(Function<Answer, @Nullable T> question) {
    return Stream.concat(
            answers.stream().filter(one -> !one.bySource()),
            answers.stream().filter(Answer::bySource))
        .flatMap(one -> Stream.ofNullable(question.apply(one)))
        .reduce((_, last) -> last);
  }

  /** Event of what was answered last to a question. */
  public Optional<String> answerEvent(Function<Answer, ?> question) {
    return answered(one -> question.apply(one) == null ? null : one.eventId());
  }

  /** What a correction takes back is the last transfer before it that nothing took back yet. */
  private List<Breach> lastTransferCleared(String by) {
    var next = new ArrayList<>(breaches);
    for (int i = next.size() - 1; i >= 0; i--) {
      var one = next.get(i);
      if (one.kind() == Breach.Kind.TRANSFER && one.standing()) {
        next.set(i, one.cleared(by));
        return next;
      }
    }
    return next;
  }

  private static <T> List<T> with(List<T> before, @Nullable T one) {
    return one == null ? before : Stream.concat(before.stream(), Stream.of(one)).toList();
  }
}
