package cn.huimin.hotline.intake.writeback;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Write-back to the platform above. Prefix {@code hotline.intake.write-back}.
 *
 * @param url where it takes steps, http or https; without it each step waits for a person
 * @param key name of our key there
 * @param secret secret of that key, by which every step is signed
 * @param timeout patience with the platform for each step
 * @param firstPause pause after the first failure of a step; it doubles with each, from 100 ms
 * @param longestPause the longest of these pauses
 */
@Validated
@ConfigurationProperties("hotline.intake.write-back")
public record WriteBackSettings(
    @Nullable URI url,
    @Nullable String key,
    @Nullable String secret,
    @NotNull @DefaultValue("10s") Duration timeout,
    @NotNull @DefaultValue("10s") Duration firstPause,
    @NotNull @DefaultValue("10m") Duration longestPause) {

  private static final Duration SHORTEST = Duration.ofMillis(100);

  /** Checks what belongs together. */
  public WriteBackSettings {
    if (url != null && !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new IllegalArgumentException("hotline.intake.write-back.url must be http or https");
    }
    if (url != null && (key == null || key.isBlank() || secret == null || secret.isBlank())) {
      throw new IllegalArgumentException(
          "hotline.intake.write-back.url wants key and secret beside it");
    }
    if (firstPause.compareTo(SHORTEST) < 0 || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          "hotline.intake.write-back: first-pause is 100ms or more and not over longest-pause");
    }
  }

  /** Whether there is an interface to write back to. */
  public boolean hasInterface() {
    return url != null;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "WriteBackSettings[" + (url == null ? "by hand" : url.getHost()) + "]";
  }
}
