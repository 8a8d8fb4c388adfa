package cn.huimin.hotline.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.embedded.process.FreePorts;
import cn.huimin.hotline.intake.config.RealTime;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way to the mail server, while it is there and while it is not. */
class SmtpOutboxTest {

  private static final SmtpOutbox.Acknowledgement TO_LI = to("li@parent.example");

  private final Stepped clock = new Stepped();
  private final int port = FreePorts.any();
  private final GreenMail server =
      new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final SmtpOutbox outbox =
      new SmtpOutbox(
          new MailboxSettings.Smtp(
              "127.0.0.1", port, MailboxSettings.Tls.NONE, null, null, "hotline@edu.example"),
          Duration.ofSeconds(5),
          "http://127.0.0.1",
          new RealTime(clock));

  private static final class Stepped extends Clock {
    private Instant now = Instant.parse("2026-03-02T01:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static SmtpOutbox.Acknowledgement to(String address) {
    return new SmtpOutbox.Acknowledgement(
        address, "20260302-00001", "ABCD2345", "<ack.1@edu.example>", "<m1@parent.example>");
  }

  @AfterEach
  void close() {
    server.stop();
  }

  private void fail(SmtpOutbox.Acknowledgement what) {
    assertThat(outbox.may()).isTrue();
    assertThatThrownBy(() -> outbox.send(what)).isInstanceOf(SmtpOutbox.NotSentException.class);
  }

  @Test
  void shouldSendAgainOnceTheServerIsBack() throws Exception {
    for (int times = 0; times < 5; times++) {
      fail(TO_LI);
    }
    assertThat(outbox.may()).isFalse();
    server.start();
    assertThat(outbox.may()).isFalse();
    clock.now = clock.now.plus(SmtpOutbox.REST).plusSeconds(1);
    for (int times = 0; times < 3; times++) {
      assertThat(outbox.may()).isTrue();
      outbox.send(TO_LI);
    }
    assertThat(server.getReceivedMessages()).hasSize(3);
  }

  @Test
  void shouldNotBlameTheServerForAnAddress() {
    server.start();
    for (int times = 0; times < 20; times++) {
      fail(to("li@@parent example"));
    }
    assertThat(outbox.may()).isTrue();
  }
}
