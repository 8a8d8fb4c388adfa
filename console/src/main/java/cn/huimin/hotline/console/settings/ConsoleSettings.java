package cn.huimin.hotline.console.settings;

import cn.huimin.hotline.platform.caller.Callers;
import cn.huimin.hotline.platform.caller.ProxyHeader;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the console. Prefix {@code hotline.console}.
 *
 * @param intake base address of intake's inner port
 * @param rebuild drop the read model at start and rebuild it from the log
 * @param readPatience how long a read waits for {@code minVersion}
 * @param intakePatience how long a call to intake may take before the first byte of its answer
 * @param basicKept how long the token that stands for a user name and password is kept
 * @param secureCookies whether cookies are for HTTPS alone; on wherever the console is not on
 *     loopback
 * @param bulletinFonts paths of TrueType fonts with Chinese characters; the first that is there is
 *     embedded into PDF bulletins
 * @param trustedProxies addresses and CIDRs of the servers before the console that say for whom
 *     they ask; whoever else says so is not believed
 * @param proxyHeader the header in which they say it
 * @param open311ReadOrigins origins whose pages may read by Open311 in a browser, {@code *} for
 *     any; none switches it off
 * @param open311PostOrigins origins whose pages may hand in by Open311 and read the answer, {@code
 *     *} for any
 * @param lookBackPercent share of a period's closed cases that its look-back draws, 1 to 100
 */
@Validated
@ConfigurationProperties("hotline.console")
public record ConsoleSettings(
    @NotNull @DefaultValue("http://127.0.0.1:8082") URI intake,
    @DefaultValue("false") boolean rebuild,
    @DefaultValue("2s") Duration readPatience,
    @DefaultValue("40s") Duration intakePatience,
    @DefaultValue("5m") Duration basicKept,
    @DefaultValue("false") boolean secureCookies,
    @DefaultValue({
          "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
          "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"
        })
        List<String> bulletinFonts,
    @DefaultValue List<String> trustedProxies,
    @DefaultValue("X_FORWARDED_FOR") ProxyHeader proxyHeader,
    @DefaultValue("*") List<String> open311ReadOrigins,
    @DefaultValue List<String> open311PostOrigins,
    @Min(1) @Max(100) @DefaultValue("5") int lookBackPercent) {

  private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[^/\\s?#]+");

  /** Copies its lists, and refuses a proxy that is no address and no CIDR, and a false origin. */
  public ConsoleSettings {
    bulletinFonts = List.copyOf(bulletinFonts);
    trustedProxies = List.copyOf(trustedProxies);
    open311ReadOrigins = origins("open311-read-origins", open311ReadOrigins);
    open311PostOrigins = origins("open311-post-origins", open311PostOrigins);
    var _ = new Callers(trustedProxies, proxyHeader);
  }

  private static List<String> origins(String setting, List<String> written) {
    for (var origin : written) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "hotline.console." + setting + " has origins such as https://city.example, or *");
      }
    }
    return List.copyOf(written);
  }
}
