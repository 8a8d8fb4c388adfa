package cn.huimin.hotline.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.schemas.word.SourceLevel;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** No mail waits for the next round, however narrow the moment in which it comes. */
class ImapMailboxTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  /** The library asks a server for the count no oftener than once a second. */
  @Test
  void shouldSeeAMailThatComesWithinASecondOfTheLastLook() throws Exception {
    try (var server = new ScriptedImap();
        var mailbox = open(server)) {
      assertThat(mailbox.count()).isEqualTo(1);
      server.mailComes(ScriptedImap.Tells.WITH_NEXT_ANSWER);
      assertThat(mailbox.count()).isEqualTo(2);
    }
  }

  /** Told between IDLE and "+", it is an answer to nothing, and IDLE would go on in silence. */
  @Test
  void shouldEndListeningForAMailThatIsToldOfOnTheWayIntoIt() throws Exception {
    try (var server = new ScriptedImap();
        var mailbox = open(server);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(mailbox.count()).isEqualTo(1);
      server.mailComes(ScriptedImap.Tells.ON_THE_WAY_INTO_IDLE);
      var listening = CompletableFuture.runAsync(() -> listen(mailbox), threads);
      try {
        listening.get(10, TimeUnit.SECONDS);
      } finally {
        // Were it not to end, the test would not.
        server.hangUp();
      }
      assertThat(server.heard()).contains("IDLE", "DONE");
    }
  }

  private static void listen(ImapMailbox mailbox) {
    try {
      mailbox.listen();
    } catch (MessagingException e) {
      throw new CompletionException(e);
    }
  }

  private static ImapMailbox open(ScriptedImap server) throws MessagingException {
    var account =
        new MailboxSettings.Account(
            "127.0.0.1",
            server.port(),
            MailboxSettings.Tls.NONE,
            "box",
            "secret",
            "INBOX",
            null,
            SourceLevel.COUNTY,
            false);
    return ImapMailbox.open(account, Duration.ofSeconds(20), LONG);
  }
}
