package cn.huimin.hotline.scoring.stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the service. Prefix {@code hotline.scoring}.
 *
 * @param casesPerStep cases that are settled in one step when time passes their due, 1 to 100000
 * @param keepEnded how long an ended case can still be rescored; then its facts leave the store,
 *     its lines stay in the ledger
 */
@Validated
@ConfigurationProperties("hotline.scoring")
public record ScoringSettings(
    @Min(1) @Max(100_000) @DefaultValue("1000") int casesPerStep,
    @DefaultValue("400d") Duration keepEnded) {

  /** The defaults. */
  public static final ScoringSettings DEFAULT = new ScoringSettings(1000, Duration.ofDays(400));
}
