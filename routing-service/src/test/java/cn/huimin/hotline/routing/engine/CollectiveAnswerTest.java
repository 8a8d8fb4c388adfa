package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.Flood;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 集中答复 of a flood: a telephone sample of at least a tenth, the others may rate (DOMAIN §3). */
class CollectiveAnswerTest {

  private static final Actor COMPLAINANT =
      new Actor("complainant", Role.COMPLAINANT, null, "portal");

  @ParameterizedTest
  @CsvSource({"4, 4", "5, 1", "10, 1", "11, 2", "20, 2", "21, 3", "30, 3"})
  void shouldCallATenthOfThoseWhoJoinedRoundedUpAndEachOfAFew(int joined, int called) {
    var world = answered(joined, true);
    assertThat(followers(joined))
        .filteredOn(id -> world.file(id).merging().owesCallback())
        .hasSize(called);
    assertThat(followers(joined))
        .filteredOn(id -> world.file(id).merging().mayRate())
        .hasSize(joined - called);
  }

  /** Of ten, five left no number: one of the others is called, whoever the lot would fall on. */
  @Test
  void shouldDrawAmongThoseWhoCanBeCalled() {
    var world = answered(10, true, 5);
    assertThat(followers(10))
        .filteredOn(id -> world.file(id).merging().owesCallback())
        .hasSize(1)
        .allMatch(id -> world.file(id).callbackDue());
    assertThat(followers(10)).filteredOn(id -> world.file(id).merging().mayRate()).hasSize(4);
  }

  @Test
  void shouldCallEachWhereNoFloodWasNoticed() {
    var world = answered(12, false);
    assertThat(followers(12)).allMatch(id -> world.file(id).merging().owesCallback());
  }

  @Test
  void shouldTakeTheRatingOfWhoIsNotCalledAndHaveTheLeadDoneAgainIfItIsBad() {
    var world = answered(6, true);
    var rating = followers(6).filter(id -> world.file(id).merging().mayRate()).toList();
    var good = rating.getFirst();
    var bad = rating.getLast();

    assertThat(rates(world, good, Satisfaction.SATISFIED)).isNull();
    assertThat(world.file(good).callbacks().satisfaction()).isEqualTo(Satisfaction.SATISFIED);
    assertThat(Objects.requireNonNull(rates(world, good, Satisfaction.DISSATISFIED)))
        .as("once")
        .isEqualTo("state-does-not-allow");

    assertThat(rates(world, bad, Satisfaction.DISSATISFIED)).isNull();
    world.settle();
    assertThat(world.file("c0").round()).isEqualTo(2);
    assertThat(world.file("c0").state()).isEqualTo(CaseState.SIGNED);
    walk(world);
    world.settle();
    assertThat(world.file(bad).merging().mayRate() || world.file(bad).merging().answered())
        .as("who was dissatisfied is answered again")
        .isTrue();
    assertThat(world.file(good).merging().mayRate()).isFalse();
  }

  @Test
  void shouldNotCallAllWhenTheLeadIsClosedAfterTheCollectiveAnswer() {
    var world = answered(6, true);
    world.does(
        "c0",
        (actor, story) -> story.callbackCommand(actor, Satisfaction.SATISFIED),
        Town.OPERATOR);
    world.settle();
    assertThat(world.file("c0").state()).isEqualTo(CaseState.CLOSED);
    assertThat(followers(6)).filteredOn(id -> world.file(id).merging().mayRate()).hasSize(5);
  }

  private static @Nullable String rates(World world, String id, Satisfaction said) {
    var refusal = world.does(id, (actor, story) -> story.rating(actor, said), COMPLAINANT);
    return refusal == null ? null : refusal.code();
  }

  private static Stream<String> followers(int joined) {
    return IntStream.rangeClosed(1, joined).mapToObj(i -> "c" + i);
  }

  /** A lead of so many, approved, of a flood or not. */
  private static World answered(int joined, boolean flood) {
    return answered(joined, flood, 0);
  }

  /** The same; the first so many of those who joined left no number. */
  private static World answered(int joined, boolean flood, int anonymous) {
    var world = World.of(joined + 1, anonymous);
    if (flood) {
      var lead = world.file("c0");
      world.does(
          "c0",
          (actor, story) ->
              new CaseCommand.NoteFlood(
                  story.header(actor, null, List.of()),
                  Objects.requireNonNull(Flood.groupOf(lead)),
                  lead.id(),
                  joined + 1,
                  List.of()),
          Town.SERVICE);
      assertThat(world.file("c0").flood().people()).isEqualTo(joined + 1);
    }
    followers(joined)
        .forEach(
            id -> {
              world.does(id, (actor, story) -> story.merge(actor, "c0"), Town.OPERATOR);
              world.settle();
            });
    walk(world);
    return world.settle();
  }

  private static void walk(World world) {
    if (world.file("c0").state() == CaseState.DISPATCHED) {
      world.does(
          "c0",
          (actor, story) -> new CaseCommand.Sign(story.header(actor, null, List.of())),
          Town.liaison(Town.SCHOOL));
    }
    world.does("c0", (actor, story) -> story.reportCommand(actor), Town.liaison(Town.SCHOOL));
    world.does(
        "c0",
        (actor, story) -> new CaseCommand.SignOff(story.header(actor, null, List.of()), true),
        Town.head(Town.SCHOOL));
    world.does(
        "c0",
        (actor, story) ->
            new CaseCommand.Review(story.header(actor, null, List.of()), true, null, null),
        Town.OPERATOR);
    assertThat(world.file("c0").state()).isEqualTo(CaseState.APPROVED);
  }
}
