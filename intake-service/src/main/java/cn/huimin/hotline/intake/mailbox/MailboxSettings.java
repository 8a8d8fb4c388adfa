package cn.huimin.hotline.intake.mailbox;

import cn.huimin.hotline.schemas.word.SourceLevel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Mailboxes that are read. Prefix {@code hotline.intake.mailbox}; without accounts there are none.
 * An account belongs to one instance only.
 *
 * @param accounts accounts by a name of ours, which is the source line of what they bring
 * @param smtp server that takes acknowledgements; without it none are sent
 * @param idleFor how long the server is listened to before the connection is tried, 10 s to 25 min
 * @param pollEvery how often a server is asked that cannot tell by itself, 5 s or more
 * @param timeout patience with a server for each step
 * @param mostSize size a mail may have; a larger one is set aside unread
 * @param acknowledgementsPerDay acknowledgements that go to one address within a day, 1 to 1000
 * @param link address of the pages, for acknowledgements
 */
@Validated
@ConfigurationProperties("hotline.intake.mailbox")
public record MailboxSettings(
    @DefaultValue Map<String, @Valid Account> accounts,
    @Nullable @Valid Smtp smtp,
    @NotNull @DefaultValue("2m") Duration idleFor,
    @NotNull @DefaultValue("1m") Duration pollEvery,
    @NotNull @DefaultValue("20s") Duration timeout,
    @NotNull @DefaultValue("40MB") DataSize mostSize,
    @Min(1) @Max(1000) @DefaultValue("5") int acknowledgementsPerDay,
    @NotBlank @DefaultValue("http://127.0.0.1:8080") String link) {

  private static final Duration SHORTEST_IDLE = Duration.ofSeconds(10);
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(25);
  private static final Duration SHORTEST_POLL = Duration.ofSeconds(5);

  /** How a connection is kept from being read on the way. */
  public enum Tls {
    /** From its first byte. */
    TLS,
    /** After a greeting in the clear; refused where the server cannot. */
    STARTTLS,
    /** Not at all. */
    NONE
  }

  /**
   * An account.
   *
   * @param host IMAP server
   * @param port its port, 1 to 65535
   * @param tls how the connection is kept
   * @param username name to sign in with
   * @param password password, or the code that stands for it
   * @param folder folder that is read
   * @param doneFolder folder into which a mail goes when its work order is on the log; left where
   *     it is, and marked as read, if null
   * @param sourceLevel level of its work orders
   * @param confidential whether confidentiality is taken as asked for
   */
  public record Account(
      @NotBlank String host,
      @Min(1) @Max(65535) @DefaultValue("993") int port,
      @NotNull @DefaultValue("TLS") Tls tls,
      @NotBlank String username,
      @NotBlank String password,
      @NotBlank @DefaultValue("INBOX") String folder,
      @Nullable String doneFolder,
      @NotNull @DefaultValue("COUNTY") SourceLevel sourceLevel,
      boolean confidential) {

    /** Without the password. */
    @Override
    public String toString() {
      return "Account[" + host + ":" + port + "]";
    }
  }

  /**
   * Server for acknowledgements.
   *
   * @param host its name
   * @param port its port, 1 to 65535
   * @param tls how the connection is kept
   * @param username name to sign in with, or null
   * @param password password of that name, or null
   * @param from address they come from, bare, without a name
   */
  public record Smtp(
      @NotBlank String host,
      @Min(1) @Max(65535) @DefaultValue("465") int port,
      @NotNull @DefaultValue("TLS") Tls tls,
      @Nullable String username,
      @Nullable String password,
      @NotBlank @Email String from) {

    /** Without the password. */
    @Override
    public String toString() {
      return "Smtp[" + host + ":" + port + "]";
    }
  }

  /** Checks the bounds of the durations. */
  public MailboxSettings {
    accounts = Map.copyOf(accounts);
    if (idleFor.compareTo(SHORTEST_IDLE) < 0 || idleFor.compareTo(LONGEST_IDLE) > 0) {
      throw new IllegalArgumentException("hotline.intake.mailbox.idle-for must be 10s to 25m");
    }
    if (pollEvery.compareTo(SHORTEST_POLL) < 0) {
      throw new IllegalArgumentException("hotline.intake.mailbox.poll-every must be 5s or more");
    }
    if (mostSize.toBytes() < 1 || mostSize.toMegabytes() > 200) {
      throw new IllegalArgumentException("hotline.intake.mailbox.most-size must be at most 200MB");
    }
    for (var name : accounts.keySet()) {
      if (name.isBlank() || name.length() > 60) {
        throw new IllegalArgumentException(
            "an account of hotline.intake.mailbox.accounts has a name of 1 to 60 characters");
      }
    }
  }

  /** Without passwords. */
  @Override
  public String toString() {
    return "MailboxSettings" + accounts.keySet();
  }
}
