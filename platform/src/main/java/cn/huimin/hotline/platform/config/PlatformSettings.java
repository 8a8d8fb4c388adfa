package cn.huimin.hotline.platform.config;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where a service finds the house. Prefix {@code hotline}.
 *
 * @param kafka bootstrap servers of Kafka, host:port
 * @param registry base of the registry's Confluent API
 * @param zone zone of calendar and pages
 * @param startPatience how long a start waits for broker and registry
 */
@Validated
@ConfigurationProperties("hotline")
public record PlatformSettings(
    @NotBlank @DefaultValue("127.0.0.1:9092") String kafka,
    @NotBlank @DefaultValue("http://127.0.0.1:8081/apis/ccompat/v7") String registry,
    @DefaultValue("Asia/Shanghai") ZoneId zone,
    @DefaultValue("60s") Duration startPatience) {}
