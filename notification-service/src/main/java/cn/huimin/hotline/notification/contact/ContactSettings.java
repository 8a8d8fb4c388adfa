package cn.huimin.hotline.notification.contact;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where intake is asked for addresses. Prefix {@code hotline.notification.contacts}.
 *
 * @param url base of intake's inner port
 * @param token machine token that intake knows; null for none
 * @param timeout patience with intake
 */
@Validated
@ConfigurationProperties("hotline.notification.contacts")
public record ContactSettings(
    @NotBlank @DefaultValue("http://127.0.0.1:8090") String url,
    @Nullable String token,
    @DefaultValue("3s") Duration timeout) {}
