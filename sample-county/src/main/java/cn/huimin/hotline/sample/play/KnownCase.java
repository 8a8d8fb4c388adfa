package cn.huimin.hotline.sample.play;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A case as the player last saw it.
 *
 * @param caseId its id
 * @param channel channel it came by
 * @param state state, as the API names it; {@link #TAKEN_BACK} once the source took it back
 * @param flags flags beside the state
 * @param round round of handling
 * @param version version of the case
 * @param unitId unit that has it, or null
 * @param demandType what the complainant wants
 * @param category level-1 category, or null
 * @param urgent whether it is urgent or an emergency
 * @param attempts callback attempts the player made in this round
 * @param asked whether something beside the handling was asked in this round
 * @param drafted whether a supervision order waits for the leader
 * @param since when it came into this state, by the clock of the house
 * @param offered what the operator was offered when the list was read last
 */
record KnownCase(
    String caseId,
    String channel,
    String state,
    List<String> flags,
    int round,
    long version,
    @Nullable String unitId,
    String demandType,
    @Nullable String category,
    boolean urgent,
    int attempts,
    boolean asked,
    boolean drafted,
    Instant since,
    List<String> offered) {

  /** Given back to the source, which has not answered. */
  static final String AT_THE_SOURCE = "RETURNED_TO_SOURCE";

  /** The player's word for a case that the source took back. */
  static final String TAKEN_BACK = "TAKEN_BACK";

  KnownCase {
    flags = List.copyOf(flags);
    offered = List.copyOf(offered);
  }

  /** From an item of the case list. */
  static KnownCase of(JsonNode item, Instant now) {
    return new KnownCase(
        item.get("caseId").asString(),
        item.path("channel").asString(""),
        item.path("endedAt").isNull() || !item.path("state").asString("").equals(AT_THE_SOURCE)
            ? item.get("state").asString()
            : TAKEN_BACK,
        texts(item.path("flags")),
        item.path("round").asInt(1),
        item.get("version").asLong(),
        item.path("unit").path("id").asString(null),
        item.path("demandType").asString("HELP"),
        item.path("category").path("level1").asString(null),
        !item.path("urgency").asString("NORMAL").equals("NORMAL"),
        0,
        false,
        false,
        now,
        texts(item.path("allowedActions")));
  }

  /** The case after an action, as the answer tells it. */
  KnownCase after(JsonNode answer, Instant now) {
    var next = answer.path("state").asString(state);
    int nextRound = answer.path("round").asInt(round);
    var unit = answer.path("unit").path("id").asString(unitId);
    return new KnownCase(
        caseId,
        channel,
        next,
        answer.has("flags") ? texts(answer.get("flags")) : flags,
        nextRound,
        answer.path("version").asLong(version),
        unit,
        demandType,
        category,
        urgent,
        nextRound == round ? attempts : 0,
        nextRound == round && asked,
        false,
        now,
        List.of());
  }

  /** The same with a later version from the list; keeps when it came into its state. */
  KnownCase refreshed(KnownCase listed) {
    if (listed.version < version) {
      return this;
    }
    if (listed.version == version) {
      return offered(listed.offered);
    }
    return new KnownCase(
        caseId,
        channel,
        listed.state,
        listed.flags,
        listed.round,
        listed.version,
        listed.unitId,
        listed.demandType,
        listed.category,
        listed.urgent,
        attempts,
        asked,
        drafted,
        listed.state.equals(state) ? since : listed.since,
        listed.offered);
  }

  KnownCase attempted() {
    return new KnownCase(
        caseId,
        channel,
        state,
        flags,
        round,
        version,
        unitId,
        demandType,
        category,
        urgent,
        attempts + 1,
        asked,
        drafted,
        since,
        offered);
  }

  /** The same, but as if it had come into its state only now. */
  KnownCase waiting(Instant now) {
    return new KnownCase(
        caseId,
        channel,
        state,
        flags,
        round,
        version,
        unitId,
        demandType,
        category,
        urgent,
        attempts,
        asked,
        drafted,
        now,
        offered);
  }

  /** The same, having asked for more time if the step was that. */
  KnownCase asking(Habits.Step step) {
    boolean asks =
        switch (step) {
          case JOINT,
              DELEGATE,
              FALSIFIED,
              UNMERGE,
              EXTENSION,
              COMPLEX,
              RECHECK,
              URGE,
              AMEND,
              SUPERVISE ->
              true;
          case WITHDRAW, INVALIDATE, CORRECT, RETURN_TO_SOURCE, SOURCE_CALLBACK -> true;
          default -> false;
        };
    return new KnownCase(
        caseId,
        channel,
        step == Habits.Step.SOURCE_ACCEPTANCE ? TAKEN_BACK : state,
        flags,
        round,
        version,
        unitId,
        demandType,
        category,
        urgent,
        attempts,
        asked || asks,
        drafted,
        since,
        offered);
  }

  /** The same with a supervision order that waits for the leader. */
  KnownCase withDraft() {
    return new KnownCase(
        caseId,
        channel,
        state,
        flags,
        round,
        version,
        unitId,
        demandType,
        category,
        urgent,
        attempts,
        asked,
        true,
        since,
        offered);
  }

  boolean contacted() {
    return flags.contains("contacted");
  }

  /** Whether it came from a platform above. */
  boolean fromAbove() {
    return channel.equals("GOV_12345") || channel.equals("LOCAL_HOTLINE");
  }

  /** Whether a unit has it that can answer an order. */
  boolean unitMayAnswer() {
    return !state.equals("TRIAGE") && !state.equals(AT_THE_SOURCE);
  }

  boolean open() {
    return switch (state) {
      case "TRIAGE", "DISPATCHED", "SIGNED", "REPORTED", "SIGNED_OFF", "APPROVED", AT_THE_SOURCE ->
          true;
      default -> false;
    };
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(node -> texts.add(node.asString()));
    return texts;
  }

  private KnownCase offered(List<String> now) {
    return new KnownCase(
        caseId,
        channel,
        state,
        flags,
        round,
        version,
        unitId,
        demandType,
        category,
        urgent,
        attempts,
        asked,
        drafted,
        since,
        now);
  }
}
