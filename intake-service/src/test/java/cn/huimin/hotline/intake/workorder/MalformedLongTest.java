package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.mail.MalformedMailPropertyTest;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The same as the property tests beside it, {@code hotline.malformed.tries} times and by a seed of
 * one's own, {@code hotline.malformed.seed}: bodies, rows, pushes, texts and mails in equal parts.
 */
@EnabledIfSystemProperty(named = "hotline.malformed.tries", matches = "\\d+")
class MalformedLongTest {

  private static final int PARTS = 5;
  private static final int SIZES = 1_000;

  private final MalformedInputPropertyTest input = new MalformedInputPropertyTest();
  private final int tries = Integer.getInteger("hotline.malformed.tries", 0) / PARTS;
  private final long seed = Long.getLong("hotline.malformed.seed", System.nanoTime());

  @Test
  void shouldReadOrRefuseWhateverComes() {
    JqwikSession.run(
        () -> {
          each("bodies", input.bodies(), input::shouldReadOrRefuseAnyBody);
          each("rows", input.rows(), input::shouldReadOrRefuseAnyRow);
          each("pushes", input.pushes(), input::shouldReadOrRefuseAnyPush);
          each("texts", input.texts(), input::shouldScrubAnyText);
          each(
              "mails",
              new MalformedMailPropertyTest().mails(),
              MalformedMailPropertyTest::readOrRefused);
        });
  }

  private <T> void each(String what, Arbitrary<T> all, Consumer<T> check) {
    var random = new Random(seed);
    var generator = all.generator(SIZES, true);
    for (int at = 0; at < tries; at++) {
      var one = generator.next(random).value();
      try {
        check.accept(one);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(what + " " + at + " of seed " + seed + ": " + one, e);
      }
    }
    System.out.printf("%,d %s read or refused, seed %d%n", tries, what, seed);
  }
}
