package cn.huimin.hotline.notification.recipient;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something on the log that somebody may have to hear of.
 *
 * @param name name of the record
 * @param eventId its id
 * @param key key of the message: case id or scope
 * @param caseId case it is about, null if none
 * @param caseSequence sequence of the case event behind it, null if none
 * @param unitLine the unit concerned and those above it, itself first
 * @param copiedUnitIds units that got a copy; of an invitation, the units invited
 * @param category level-1 category, null if none
 * @param traits what rules may ask: urgency, state, party, rule, level, figures
 * @param parameters what messages say; no personal data
 * @param urgent told at once, day and night
 * @param happenedAt when it happened
 */
public record Occasion(
    String name,
    String eventId,
    String key,
    @Nullable String caseId,
    @Nullable Long caseSequence,
    List<String> unitLine,
    List<String> copiedUnitIds,
    @Nullable String category,
    Map<String, String> traits,
    Map<String, String> parameters,
    boolean urgent,
    Instant happenedAt) {

  /** Trait of what somebody may not do to their own work: the account that is not told. */
  public static final String AUTHOR = "author";

  /** Trait of a warning: whether a case behind it hides its complainant from its unit. */
  public static final String HIDDEN = "hidden";

  /** Trait of what somebody is reminded of: the account that did it. */
  public static final String ACTOR = "actor";

  /** Trait of what is against a unit: the unit, of whose people nobody hears of it. */
  public static final String ACCUSED = "accused";

  /** The unit it is against, null if none is known. */
  @Nullable String accusedUnitId() {
    return traits.get(ACCUSED);
  }

  /** Copies its collections. */
  public Occasion {
    unitLine = List.copyOf(unitLine);
    copiedUnitIds = List.copyOf(copiedUnitIds);
    traits = Map.copyOf(traits);
    parameters = Map.copyOf(parameters);
  }

  /** The same as an invitation of these units to handle their share. */
  public Occasion withShares(List<String> invitedUnitIds) {
    return new Occasion(
        name,
        eventId,
        key,
        caseId,
        caseSequence,
        unitLine,
        invitedUnitIds,
        category,
        traits,
        parameters,
        urgent,
        happenedAt);
  }

  /** The same with one trait more. */
  public Occasion also(String trait, String value) {
    var more = new HashMap<>(traits);
    more.put(trait, value);
    return new Occasion(
        name,
        eventId,
        key,
        caseId,
        caseSequence,
        unitLine,
        copiedUnitIds,
        category,
        more,
        parameters,
        urgent,
        happenedAt);
  }
}
