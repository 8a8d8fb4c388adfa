package cn.huimin.hotline.intake.config;

import cn.huimin.hotline.platform.caller.Callers;
import cn.huimin.hotline.platform.caller.ProxyHeader;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of intake. Prefix {@code hotline.intake}.
 *
 * @param instanceId name of this instance, unique among running ones, kept over restarts
 * @param secretsDir folder of keys; missing ones are made, readable by this user alone
 * @param workDir folder for files that are worked on, of this instance alone; emptied at start and
 *     end
 * @param vaultMasterKey master key of the vault, a Tink keyset as JSON, in place of the file of the
 *     secrets
 * @param demo makes an account for every person of the seed directory, password {@code demo};
 *     refused where the server listens beyond loopback
 * @param loopbackOutside true where the network it listens on is the house's own and what is
 *     published of it is published on loopback alone, as {@code compose.yaml} does
 * @param firstAdminPassword password of the first account {@code admin}, used once, while there is
 *     no account
 * @param seedDirectory resource or file that seeds an empty directory topic; if left out the sample
 *     county for a demo, else a bureau and a centre
 * @param seedPolicies what seeds an empty policies topic: name of the policy → resources, of which
 *     the first that exists is taken
 * @param tokenLife how long a token holds
 * @param outcomeWait how long a command waits for its outcome where the caller says nothing
 * @param tickEvery how often time is written to the log
 * @param minFreeDisk below this, work is refused
 * @param diskFolder folder whose disk is watched
 * @param pushLanes work orders of a pushed batch in flight at the same time
 * @param importBatch rows of an import that are handed in together
 * @param importRows rows an import may have
 * @param importRejectsKept how long the rows an import rejected can be fetched
 * @param keepPeople how long after the end of a case its people are kept
 * @param fingerprintKeyLife how long phones are hashed under one key, a day or more
 * @param fingerprintOverlap how long a former key is compared with after it, the 90 days of repeats
 *     or more
 * @param open311 who may hand in by Open311; if left out everybody for a demo, else holders of a
 *     key
 * @param open311Rate requests an hour that one address without a key may hand in by Open311
 * @param open311KeyRate requests an hour that may be handed in by Open311 with one key, from
 *     wherever
 * @param mostBody size a body may have that is no file
 * @param addressRate requests a minute from one address
 * @param signInRate passwords a minute from one address
 * @param filesAtOnce files from one address that may arrive at the same time
 * @param trustedProxies addresses and CIDRs from which it is believed for whom they ask, which the
 *     console has to be; others are who asks
 * @param mappings folder of mapping files, one for each city whose names and words differ; none if
 *     left out
 * @param pushSkew how far the time of a signature may be from the machine's
 * @param pushRate pushes a minute with one key
 * @param pushBatch work orders that one push may have
 */
@Validated
@ConfigurationProperties("hotline.intake")
public record IntakeSettings(
    @NotBlank @DefaultValue("intake-1") String instanceId,
    @NotNull @DefaultValue("./data/secrets") Path secretsDir,
    @NotNull @DefaultValue("./data/secrets/work") Path workDir,
    @Nullable String vaultMasterKey,
    boolean demo,
    boolean loopbackOutside,
    @Nullable String firstAdminPassword,
    @Nullable String seedDirectory,
    @DefaultValue Map<String, List<String>> seedPolicies,
    @NotNull @DefaultValue("8h") Duration tokenLife,
    @NotNull @DefaultValue("5s") Duration outcomeWait,
    @NotNull @DefaultValue("1s") Duration tickEvery,
    @NotNull @DefaultValue("1GB") DataSize minFreeDisk,
    @NotNull @DefaultValue(".") Path diskFolder,
    @Min(1) @Max(256) @DefaultValue("32") int pushLanes,
    @Min(1) @Max(1000) @DefaultValue("200") int importBatch,
    @Min(1) @DefaultValue("100000") int importRows,
    @NotNull @DefaultValue("7d") Duration importRejectsKept,
    @NotNull @DefaultValue("1095d") Duration keepPeople,
    @NotNull @DefaultValue("365d") Duration fingerprintKeyLife,
    @NotNull @DefaultValue("90d") Duration fingerprintOverlap,
    @NotNull @DefaultValue("8MB") DataSize mostBody,
    @Min(1) @DefaultValue("12000") int addressRate,
    @Min(1) @DefaultValue("600") int signInRate,
    @Min(1) @Max(1000) @DefaultValue("40") int filesAtOnce,
    @Nullable Open311Access open311,
    @Min(1) @DefaultValue("300") int open311Rate,
    @Min(1) @DefaultValue("6000") int open311KeyRate,
    @DefaultValue({
          "127.0.0.0/8",
          "::1",
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "fc00::/7"
        })
        List<String> trustedProxies,
    @Nullable Path mappings,
    @NotNull @DefaultValue("5m") Duration pushSkew,
    @Min(1) @DefaultValue("6000") int pushRate,
    @Min(1) @Max(5000) @DefaultValue("500") int pushBatch) {

  private static final Duration SHORTEST_OVERLAP = Duration.ofDays(90);

  /** Checks the bounds of the keys of fingerprints, and the proxies. */
  public IntakeSettings {
    trustedProxies = List.copyOf(trustedProxies);
    var _ = new Callers(trustedProxies, ProxyHeader.X_FORWARDED_FOR);
    if (fingerprintOverlap.compareTo(SHORTEST_OVERLAP) < 0) {
      throw new IllegalArgumentException(
          "hotline.intake.fingerprint-overlap must be 90d or more: repeats are counted within 90"
              + " days");
    }
    if (fingerprintKeyLife.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("hotline.intake.fingerprint-key-life must be 1d or more");
    }
  }

  /** Who may hand in by Open311. */
  public enum Open311Access {
    /** Everybody, so many an hour from one address. */
    OPEN,
    /** Who has a key of a pushing platform: its name, a dot and its secret as {@code api_key}. */
    KEYED
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    return "IntakeSettings[" + instanceId + "]";
  }
}
