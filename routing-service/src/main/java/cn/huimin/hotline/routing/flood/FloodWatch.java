package cn.huimin.hotline.routing.flood;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Notices floods among the cases of one unit and category (DOMAIN §4.6). A new case belongs with
 * those of the last 72 hours whose texts are like its own, and with the floods these belong to. The
 * lead is the oldest open case of a flood; when it ends or goes elsewhere, the next one leads.
 */
public final class FloodWatch {

  /** Cases that a telling names. */
  static final int NAMED = 50;

  /** Up to this size the lead is told of every person, after it of every tenth part more. */
  private static final int TOLD_EACH = 20;

  private final Map<String, FloodMember> members = new LinkedHashMap<>();
  private final Set<String> changed = new HashSet<>();
  private final Set<String> gone = new HashSet<>();
  private final List<Telling> tellings = new ArrayList<>();
  private final FloodRule rule;

  private FloodWatch(Collection<FloodMember> known, FloodRule rule) {
    known.stream()
        .sorted(FloodMember.BY_AGE)
        .forEach(member -> members.put(member.caseId(), member));
    this.rule = rule;
  }

  /**
   * A case must be told of a flood.
   *
   * @param caseId the case
   * @param leadId case that leads the flood: itself, or the one that it joins by rule
   * @param people how many people complain
   * @param caseIds for the lead: the other open cases, oldest first, at most 50
   */
  public record Telling(String caseId, String leadId, int people, List<String> caseIds) {}

  /**
   * What follows from seeing a case.
   *
   * @param changed cases to be remembered as they are now
   * @param gone cases to be forgotten
   * @param tellings who must be told what
   */
  public record Seen(List<FloodMember> changed, List<FloodMember> gone, List<Telling> tellings) {}

  /**
   * A case came to the unit and category, or ended there.
   *
   * @param known cases of the unit and category that are remembered
   * @param seen the case, as {@link FloodMember#alone}
   * @param rule what is a flood
   */
  public static Seen came(Collection<FloodMember> known, FloodMember seen, FloodRule rule) {
    var watch = new FloodWatch(known, rule);
    watch.see(seen);
    return watch.seen(known);
  }

  /** A case left the unit and category, or was none of theirs. */
  public static Seen left(Collection<FloodMember> known, String caseId, FloodRule rule) {
    var watch = new FloodWatch(known, rule);
    var before = watch.members.remove(caseId);
    if (before != null) {
      watch.gone.add(caseId);
      watch.leadAnew(before);
    }
    return watch.seen(known);
  }

  private void see(FloodMember seen) {
    var before = members.get(seen.caseId());
    if (before == null) {
      put(seen);
      if (seen.open()) {
        gather(seen);
      }
    } else if (before.open() && !seen.open()) {
      put(before.ended());
      leadAnew(before);
    }
  }

  private void gather(FloodMember seen) {
    var alike = members.values().stream().filter(one -> one.isLike(seen, rule)).toList();
    var leads =
        alike.stream()
            .map(FloodMember::leadId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var likeIds = alike.stream().map(FloodMember::caseId).collect(Collectors.toSet());
    var flood =
        members.values().stream()
            .filter(one -> one.isNear(seen, rule.within()))
            .filter(one -> likeIds.contains(one.caseId()) || isLedBy(one, leads))
            .toList();
    var lead =
        flood.stream()
            .filter(FloodMember::leads)
            .findFirst()
            .or(() -> flood.stream().filter(FloodMember::open).min(FloodMember.BY_AGE))
            .orElse(seen);
    lead(lead, flood);
  }

  private static boolean isLedBy(FloodMember one, Set<String> leads) {
    return one.leadId() != null && leads.contains(one.leadId());
  }

  /** The lead ended or went elsewhere: the next open case leads, if there are still so many. */
  private void leadAnew(FloodMember before) {
    if (!before.caseId().equals(before.leadId())) {
      return;
    }
    var flood =
        members.values().stream()
            .filter(one -> before.caseId().equals(one.leadId()))
            .filter(one -> !one.caseId().equals(before.caseId()) || !one.open())
            .toList();
    flood.stream().filter(FloodMember::open).findFirst().ifPresent(next -> lead(next, flood));
  }

  private void lead(FloodMember lead, List<FloodMember> flood) {
    int people = (int) flood.stream().map(FloodMember::personId).distinct().count();
    if (people < rule.people()) {
      return;
    }
    var joining = new ArrayList<Telling>();
    for (var one : flood) {
      if (!lead.caseId().equals(one.leadId())) {
        put(one.ledBy(lead.caseId()));
        if (rule.joinsByRule() && one.open() && !one.caseId().equals(lead.caseId())) {
          joining.add(new Telling(one.caseId(), lead.caseId(), people, List.of()));
        }
      }
    }
    var led = Objects.requireNonNull(members.get(lead.caseId()));
    if (isNews(led.told(), people)) {
      put(led.told(people));
      tellings.add(new Telling(lead.caseId(), lead.caseId(), people, others(lead, flood)));
    }
    tellings.addAll(joining);
  }

  private static boolean isNews(int told, int people) {
    return people > told && (told < TOLD_EACH || people >= told + told / 10);
  }

  private static List<String> others(FloodMember lead, List<FloodMember> flood) {
    return flood.stream()
        .filter(FloodMember::open)
        .map(FloodMember::caseId)
        .filter(id -> !id.equals(lead.caseId()))
        .limit(NAMED)
        .toList();
  }

  private void put(FloodMember member) {
    members.put(member.caseId(), member);
    changed.add(member.caseId());
  }

  private Seen seen(Collection<FloodMember> known) {
    return new Seen(
        changed.stream().sorted().map(this::member).filter(Objects::nonNull).toList(),
        known.stream().filter(member -> gone.contains(member.caseId())).toList(),
        List.copyOf(tellings));
  }

  private @Nullable FloodMember member(String caseId) {
    return members.get(caseId);
  }
}
