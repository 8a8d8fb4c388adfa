package cn.huimin.hotline.schemas.serde;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** Settings of the serde, named as Confluent's where both have them. */
public final class SerdeSettings {

  /** Base of the registry's Confluent API. Required. */
  public static final String REGISTRY_URL = "schema.registry.url";

  /** How long to wait for a registry that is away, in milliseconds; 30,000 by default. */
  public static final String PATIENCE_MS = "hotline.schema.registry.patience.ms";

  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);

  private SerdeSettings() {}

  static SchemaIds ids(Map<String, ?> configs) {
    var url = configs.get(REGISTRY_URL);
    if (url == null || url.toString().isBlank()) {
      throw new ConfigException(REGISTRY_URL, url, "set it to the registry's Confluent API");
    }
    var patience = configs.get(PATIENCE_MS);
    return SchemaIds.of(
        url.toString(),
        patience == null
            ? DEFAULT_PATIENCE
            : Duration.ofMillis(Long.parseLong(patience.toString())));
  }
}
