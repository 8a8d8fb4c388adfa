package cn.huimin.hotline.platform.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where a service finds the house. Prefix {@code hotline}.
 *
 * @param kafka the broker
 * @param registry the schema registry
 * @param zone zone of calendar and pages
 * @param startPatience how long a start waits for broker and registry
 */
@Validated
@ConfigurationProperties("hotline")
public record PlatformSettings(
    @Valid @DefaultValue Kafka kafka,
    @Valid @DefaultValue Registry registry,
    @DefaultValue("Asia/Shanghai") ZoneId zone,
    @DefaultValue("60s") Duration startPatience) {

  /**
   * The broker. Prefix {@code hotline.kafka}.
   *
   * @param bootstrapServers host:port, several by commas
   */
  public record Kafka(@NotBlank @DefaultValue("127.0.0.1:9092") String bootstrapServers) {}

  /**
   * The schema registry. Prefix {@code hotline.registry}.
   *
   * @param url base of its Confluent API
   */
  public record Registry(
      @NotBlank @DefaultValue("http://127.0.0.1:8081/apis/ccompat/v7") String url) {}
}
