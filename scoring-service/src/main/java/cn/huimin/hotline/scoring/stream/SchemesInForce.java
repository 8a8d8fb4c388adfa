package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.SchemeReader;
import cn.huimin.hotline.scoring.scheme.SchemeRefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schemes of the policies in force, compiled once per edition: every document {@code scheme-…},
 * so that a new year or another scheme is a document more. One that is refused leaves the one of
 * its name before in force.
 */
public final class SchemesInForce {

  /** Documents of schemes begin so. */
  public static final String DOCUMENTS = "scheme-";

  /** The scheme that is meant where none is named, and its editions for other years. */
  public static final String MAIN = "scheme-a";

  private static final Logger log = LoggerFactory.getLogger(SchemesInForce.class);

  private volatile Map<String, Scheme> schemes = Map.of();
  private volatile @Nullable String trouble;

  /** Takes the schemes of an edition. */
  public void take(Policies policies) {
    var next = new TreeMap<String, Scheme>();
    var troubles = new ArrayList<String>();
    var ids = new HashSet<String>();
    for (var document : new TreeMap<>(policies.documents()).values()) {
      var name = document.name();
      if (!name.startsWith(DOCUMENTS)) {
        continue;
      }
      try {
        var scheme = SchemeReader.read(document.body());
        if (ids.add(scheme.id())) {
          next.put(name, scheme);
        } else {
          troubles.add(
              "%s was refused: scheme %s is in another document already, give it a name of its own"
                  .formatted(name, scheme.id()));
        }
      } catch (SchemeRefusedException e) {
        troubles.add(name + " was refused: " + e.getMessage());
        var before = schemes.get(name);
        if (before != null && ids.add(before.id())) {
          next.put(name, before);
        }
      }
    }
    schemes = Map.copyOf(next);
    trouble = troubles.isEmpty() ? null : String.join("; ", troubles);
    troubles.forEach(one -> log.error("{}; the one before stays in force", one));
  }

  /** All of them, by the names of their documents. */
  public List<Scheme> all() {
    return new TreeMap<>(schemes).values().stream().toList();
  }

  /** The scheme that is meant where none is named; of several years that of the moment. */
  public Optional<Scheme> main(Instant at) {
    return mains()
        .filter(scheme -> scheme.period(at).isPresent())
        .max(Comparator.comparing(Scheme::from));
  }

  /** The same for a period; of several that hold in it the newest. */
  public Optional<Scheme> main(String period) {
    return mains().filter(scheme -> scheme.holdsIn(period)).max(Comparator.comparing(Scheme::from));
  }

  /** The same, of several years the newest. */
  public Optional<Scheme> newestMain() {
    return mains().max(Comparator.comparing(Scheme::from));
  }

  private Stream<Scheme> mains() {
    return schemes.entrySet().stream()
        .filter(entry -> entry.getKey().equals(MAIN) || entry.getKey().startsWith(MAIN + "-"))
        .map(Map.Entry::getValue);
  }

  /** The scheme of that id. */
  public Optional<Scheme> byId(String id) {
    return schemes.values().stream().filter(scheme -> scheme.id().equals(id)).findFirst();
  }

  /** Why documents of the last edition were refused, null if none was. */
  public @Nullable String trouble() {
    return trouble;
  }
}
