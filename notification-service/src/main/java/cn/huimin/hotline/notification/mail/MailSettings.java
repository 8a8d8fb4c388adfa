package cn.huimin.hotline.notification.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Mail. Prefix {@code hotline.notification.mail}; without a host there is none.
 *
 * @param host server that takes our mail; empty for no mail
 * @param port its port, 1 to 65535
 * @param username name we sign in with, null for none
 * @param password password of that name
 * @param startTls whether the connection must change to TLS
 * @param from address it comes from
 * @param link base of the links in it: where people reach the pages
 * @param timeout patience with the server, for each step
 * @param attempts how often a mail is tried before it is given up, 1 to 20
 * @param firstRetry pause after the first failure; it doubles with each
 * @param maxAge steps that happened longer ago are not mailed any more, so that a rebuild does not
 *     mail the past
 * @param addressPattern address of an account with {@code {account}} in it; null to ask intake
 */
@Validated
@ConfigurationProperties("hotline.notification.mail")
public record MailSettings(
    @Nullable String host,
    @Min(1) @Max(65535) @DefaultValue("25") int port,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("false") boolean startTls,
    @NotBlank @DefaultValue("hotline@localhost") String from,
    @NotBlank @DefaultValue("http://127.0.0.1:8080") String link,
    @DefaultValue("10s") Duration timeout,
    @Min(1) @Max(20) @DefaultValue("6") int attempts,
    @DefaultValue("1m") Duration firstRetry,
    @DefaultValue("3d") Duration maxAge,
    @Nullable String addressPattern) {}
