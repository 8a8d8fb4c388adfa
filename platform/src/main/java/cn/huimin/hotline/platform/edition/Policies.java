package cn.huimin.hotline.platform.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One complete edition of the policies. A policy may be there in several versions, each in force
 * from its own moment until that of the next. Immutable.
 */
public final class Policies {

  /** What there is before the first edition: nothing. */
  public static final Policies EMPTY = new Policies(0, List.of());

  private final int edition;
  private final Map<String, List<PolicyDocument>> versions;

  /** An edition of these documents; of two with the same name and moment the later one counts. */
  public Policies(int edition, Collection<PolicyDocument> documents) {
    this.edition = edition;
    var byName = new LinkedHashMap<String, List<PolicyDocument>>();
    for (var document : documents) {
      var all = byName.computeIfAbsent(document.name(), _ -> new ArrayList<>());
      all.removeIf(other -> other.effectiveFrom().equals(document.effectiveFrom()));
      all.add(document);
    }
    byName.replaceAll(
        (_, all) ->
            all.stream().sorted(Comparator.comparing(PolicyDocument::effectiveFrom)).toList());
    this.versions = Collections.unmodifiableMap(byName);
  }

  /** Number of the edition, from 1; 0 before the first. */
  public int edition() {
    return edition;
  }

  /** The newest version of a policy. */
  public Optional<PolicyDocument> document(String name) {
    var all = versions(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** The version of a policy in force at a moment; before the first, the first. */
  public Optional<PolicyDocument> document(String name, Instant at) {
    var all = versions(name);
    return all.reversed().stream()
        .filter(document -> !document.effectiveFrom().isAfter(at))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** The versions of a policy, the earliest first; empty if there is none. */
  public List<PolicyDocument> versions(String name) {
    return versions.getOrDefault(name, List.of());
  }

  /** Everything in the edition. */
  public List<PolicyDocument> all() {
    return versions.values().stream().flatMap(List::stream).toList();
  }

  /** The newest version of each policy, by name. */
  public Map<String, PolicyDocument> documents() {
    var newest = new LinkedHashMap<String, PolicyDocument>();
    versions.forEach((name, all) -> newest.put(name, all.getLast()));
    return Collections.unmodifiableMap(newest);
  }
}
