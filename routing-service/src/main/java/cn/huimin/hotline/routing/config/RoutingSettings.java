package cn.huimin.hotline.routing.config;

import cn.huimin.hotline.routing.life.UnreachableRule;
import cn.huimin.hotline.routing.stream.RoutingTopology;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the routing service. Prefix {@code hotline.routing}.
 *
 * @param tickSilence after which an intake instance that says nothing no longer holds time back
 * @param outcomesKept how long the outcome of a command can be asked for again; not under the
 *     retention of case-commands
 * @param casesKept how long after its end a case can still be acted on; then it leaves the store
 * @param sweepEvery how often a bounded step of forgetting outcomes and cases is taken
 * @param repeatWindow how far back an earlier complaint counts (DOMAIN §4.5)
 * @param unreachable when a complainant counts as unreachable (DOMAIN §3)
 */
@Validated
@ConfigurationProperties("hotline.routing")
public record RoutingSettings(
    @DefaultValue("10s") Duration tickSilence,
    @DefaultValue("30d") Duration outcomesKept,
    @DefaultValue("400d") Duration casesKept,
    @DefaultValue("1m") Duration sweepEvery,
    @DefaultValue("90d") Duration repeatWindow,
    @DefaultValue @Valid Unreachable unreachable) {

  /**
   * When a complainant counts as unreachable.
   *
   * @param attempts callback attempts needed
   * @param days different days needed
   * @param eveningFrom time of day from which one attempt must be
   */
  public record Unreachable(
      @DefaultValue("3") @Min(1) int attempts,
      @DefaultValue("2") @Min(1) int days,
      @DefaultValue("17:30") LocalTime eveningFrom) {}

  RoutingTopology.Limits limits() {
    return new RoutingTopology.Limits(
        tickSilence, outcomesKept, casesKept, sweepEvery, repeatWindow);
  }

  UnreachableRule unreachableRule() {
    return new UnreachableRule(
        unreachable.attempts(), unreachable.days(), unreachable.eveningFrom());
  }
}
