package cn.huimin.hotline.platform.config;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a service looks at to know that it works. Prefix {@code hotline.health}.
 *
 * @param every time between looks
 * @param answerWithin how long broker and registry may take to answer
 * @param stuckAfter how long a consumer may stand while there is more to read
 * @param mostBehind records a consumer group may be behind
 * @param longestPause longest pause between two restarts of a topology that has died
 * @param groups consumer groups of this service
 * @param moving topics to which something has to come at all times
 */
@Validated
@ConfigurationProperties("hotline.health")
public record HealthSettings(
    @NotNull @DefaultValue("3s") Duration every,
    @NotNull @DefaultValue("5s") Duration answerWithin,
    @NotNull @DefaultValue("15s") Duration stuckAfter,
    @Positive @DefaultValue("100000") long mostBehind,
    @NotNull @DefaultValue("60s") Duration longestPause,
    @DefaultValue Set<String> groups,
    @DefaultValue Set<String> moving) {

  /** Copies its sets. */
  public HealthSettings {
    groups = Set.copyOf(groups);
    moving = Set.copyOf(moving);
  }
}
