package cn.huimin.hotline.notification.sms;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Short messages. Prefix {@code hotline.notification.sms}; without a URL there are none.
 *
 * @param url where the gateway takes messages; empty for none
 * @param token what we show the gateway, null for nothing
 * @param link base of the links in messages: where complainants reach the page for them
 * @param timeout patience with the gateway; after it, it is unclear whether the message went out
 * @param attempts how often a message that surely did not go out is tried, 1 to 20
 * @param firstRetry pause after the first failure; it doubles with each
 * @param maxAge steps that happened longer ago are not told any more, so that a rebuild sends
 *     nothing
 */
@Validated
@ConfigurationProperties("hotline.notification.sms")
public record SmsSettings(
    @Nullable String url,
    @Nullable String token,
    @NotBlank @DefaultValue("http://127.0.0.1:8080") String link,
    @DefaultValue("10s") Duration timeout,
    @Min(1) @Max(20) @DefaultValue("6") int attempts,
    @DefaultValue("1m") Duration firstRetry,
    @DefaultValue("3d") Duration maxAge) {}
