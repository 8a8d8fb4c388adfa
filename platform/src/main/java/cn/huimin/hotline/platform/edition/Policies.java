package cn.huimin.hotline.platform.edition;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One complete edition of the policies. Immutable. */
public final class Policies {

  /** What there is before the first edition: nothing. */
  public static final Policies EMPTY = new Policies(0, List.of());

  private final int edition;
  private final Map<String, PolicyDocument> documents;

  /** An edition of these documents; of two with the same name the later one counts. */
  public Policies(int edition, Collection<PolicyDocument> documents) {
    this.edition = edition;
    var byName = new LinkedHashMap<String, PolicyDocument>();
    documents.forEach(document -> byName.put(document.name(), document));
    this.documents = Collections.unmodifiableMap(byName);
  }

  /** Number of the edition, from 1; 0 before the first. */
  public int edition() {
    return edition;
  }

  /** A document by its name. */
  public Optional<PolicyDocument> document(String name) {
    return Optional.ofNullable(documents.get(name));
  }

  /** All documents by name. */
  public Map<String, PolicyDocument> documents() {
    return documents;
  }
}
