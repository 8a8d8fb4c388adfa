package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.streams.Recent;
import cn.huimin.hotline.sla.warning.Mark;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeParts;
import cn.huimin.hotline.sla.warning.ScopeParts.CasePart;
import cn.huimin.hotline.sla.warning.ScopeParts.ClearedPart;
import cn.huimin.hotline.sla.warning.ScopeParts.DayPart;
import cn.huimin.hotline.sla.warning.ScopeParts.MarkPart;
import cn.huimin.hotline.sla.warning.ScopeParts.Part;
import cn.huimin.hotline.sla.warning.ScopeParts.StandingPart;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import cn.huimin.hotline.sla.warning.StandingWarning;
import cn.huimin.hotline.sla.warning.WatchedCase;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scopes in a store of their parts: a fact writes what it changes, not the whole scope. What was
 * used last stands beside it whole. To be made anew whenever Kafka Streams calls {@code init}.
 */
final class ScopeStore {

  static final String NAME = "warning-scopes";

  /** Between scope and part, and what comes next in order; neither is in an id. */
  private static final char PART = '\u0001';

  private static final char PAST_PARTS = '\u0002';

  private static final JsonMapper JSON = JsonMapper.shared();

  private final KeyValueStore<String, byte[]> parts;
  private final Recent<ScopeWatch> recent;

  ScopeStore(KeyValueStore<String, byte[]> parts) {
    this.parts = parts;
    this.recent = Recent.reading(this::read);
  }

  static StoreBuilder<?> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(NAME), Serdes.String(), Serdes.ByteArray())
        .withCachingEnabled();
  }

  ScopeWatch get(ScopeKey key) {
    var known = recent.get(key.text());
    return known == null ? ScopeWatch.NEW : known;
  }

  /** Writes what has changed. */
  void put(ScopeKey key, ScopeWatch before, ScopeWatch after) {
    for (var change : ScopeParts.changes(before, after)) {
      var name = key.text() + PART + change.name();
      var part = change.part();
      if (part == null) {
        parts.delete(name);
      } else {
        parts.put(name, encode(part));
      }
    }
    if (after.isEmpty()) {
      recent.delete(key.text());
    } else {
      recent.put(key.text(), after);
    }
  }

  /** The scopes of a kind that something is known of. */
  List<ScopeKey> scopes(ScopeKey.Kind kind) {
    Set<String> names = new LinkedHashSet<>();
    try (var found = parts.range(kind.prefix() + "/", kind.prefix() + "0")) {
      while (found.hasNext()) {
        var name = found.next().key;
        names.add(name.substring(0, name.indexOf(PART)));
      }
    }
    return names.stream().map(ScopeKey::parse).toList();
  }

  private @Nullable ScopeWatch read(String scope) {
    var all = new ArrayList<Part>();
    try (var found = parts.range(scope + PART, scope + PAST_PARTS)) {
      while (found.hasNext()) {
        var entry = found.next();
        all.add(decode(entry.key.substring(scope.length() + 1), entry.value));
      }
    }
    return all.isEmpty() ? null : ScopeParts.join(all);
  }

  private static byte[] encode(Part part) {
    return switch (part) {
      case CasePart(WatchedCase file) -> JSON.writeValueAsBytes(file);
      case MarkPart(Mark mark) -> JSON.writeValueAsBytes(mark);
      case DayPart(LocalDate _, int cases) ->
          Integer.toString(cases).getBytes(StandardCharsets.US_ASCII);
      case StandingPart(String _, StandingWarning warning) -> JSON.writeValueAsBytes(warning);
      case ClearedPart(String _, StandingWarning warning) -> JSON.writeValueAsBytes(warning);
    };
  }

  private static Part decode(String name, byte[] stored) {
    int slash = name.indexOf('/');
    var rest = name.substring(slash + 1);
    return switch (name.substring(0, slash)) {
      case "case" -> new CasePart(JSON.readValue(stored, WatchedCase.class));
      case "mark" -> new MarkPart(JSON.readValue(stored, Mark.class));
      case "day" ->
          new DayPart(
              LocalDate.parse(rest),
              Integer.parseInt(new String(stored, StandardCharsets.US_ASCII)));
      case "standing" -> new StandingPart(rest, JSON.readValue(stored, StandingWarning.class));
      case "cleared" -> new ClearedPart(rest, JSON.readValue(stored, StandingWarning.class));
      default -> throw new IllegalStateException("no part of a scope: " + name);
    };
  }
}
