package cn.huimin.hotline.schemas.serde;

import cn.huimin.hotline.schemas.registry.SchemaRegistry;
import cn.huimin.hotline.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Ids of the catalogue's schemas in one registry, fetched once per process; ids of other writers'
 * schemas as they come. Nothing is registered here: the provisioner has done it.
 */
public final class SchemaIds {

  private static final Map<String, SchemaIds> PER_REGISTRY = new ConcurrentHashMap<>();

  private final IntFunction<Schema> others;
  private final Map<String, Integer> idsByName = new ConcurrentHashMap<>();
  private final Map<Integer, Schema> schemasById = new ConcurrentHashMap<>();

  private SchemaIds(IntFunction<Schema> others) {
    this.others = others;
  }

  /**
   * Ids in the registry at this address, preloaded.
   *
   * @param url base of the Confluent API
   * @param patience how long to wait for a registry that is away
   */
  public static SchemaIds of(String url, Duration patience) {
    return PER_REGISTRY.computeIfAbsent(url, address -> preloaded(address, patience));
  }

  /**
   * Tells this process the ids in a registry, from whoever has just registered them, so that nobody
   * asks for them again.
   *
   * @param url base of the Confluent API
   * @param patience how long to wait for a registry that is away when others' schemas come
   * @param ids id of every schema of the catalogue
   */
  public static void told(String url, Duration patience, Map<Schema, Integer> ids) {
    PER_REGISTRY.computeIfAbsent(
        url,
        address -> {
          var known = new SchemaIds(new SchemaRegistry(address, patience)::byId);
          ids.forEach((schema, id) -> known.remember(id, schema));
          return known;
        });
  }

  /**
   * Ids counted through the catalogue, without a registry: for topology tests, and for tools that
   * write nothing.
   */
  public static SchemaIds counted() {
    var ids =
        new SchemaIds(
            id -> {
              throw new SerializationException("there is no schema " + id + " without a registry");
            });
    int next = 1;
    for (var topic : Topics.all()) {
      for (var schema : topic.schemas()) {
        if (!ids.idsByName.containsKey(schema.getFullName())) {
          ids.remember(next++, schema);
        }
      }
    }
    return ids;
  }

  private static SchemaIds preloaded(String url, Duration patience) {
    var registry = new SchemaRegistry(url, patience);
    var ids = new SchemaIds(registry::byId);
    for (var topic : Topics.all()) {
      for (var schema : topic.schemas()) {
        ids.remember(registry.idOf(topic.subject(schema), schema), schema);
      }
    }
    return ids;
  }

  private void remember(int id, Schema schema) {
    idsByName.put(schema.getFullName(), id);
    schemasById.put(id, schema);
  }

  /** Forgets what is known of a registry; for tests that start a fresh one at the same address. */
  public static void forget(String url) {
    PER_REGISTRY.remove(url);
  }

  /**
   * Id of one of our schemas.
   *
   * @throws SerializationException if the catalogue does not have it
   */
  public int idOf(Schema schema) {
    var id = idsByName.get(schema.getFullName());
    if (id == null) {
      throw new SerializationException(
          "no topic of the catalogue holds " + schema.getFullName() + "; add it to Topics");
    }
    return id;
  }

  /** Schema with an id, from the registry if it is not ours. */
  public Schema byId(int id) {
    return schemasById.computeIfAbsent(id, others::apply);
  }
}
