package cn.huimin.hotline.intake.attachment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The virus scanner. Prefix {@code hotline.intake.scan}.
 *
 * @param host where clamd listens on TCP; without it files are taken unscanned
 * @param port its port, 1 to 65535
 * @param timeout patience with it, for each step; more than nothing
 */
@Validated
@ConfigurationProperties("hotline.intake.scan")
public record ScanSettings(
    @Nullable String host,
    @Min(1) @Max(65535) @DefaultValue("3310") int port,
    @NotNull @DefaultValue("30s") Duration timeout) {

  /** Checks the patience. */
  public ScanSettings {
    if (timeout.toMillis() < 1 || timeout.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("hotline.intake.scan.timeout must be 1ms or more");
    }
  }

  /** Whether there is a scanner. */
  boolean isSet() {
    return host != null && !host.isBlank();
  }
}
