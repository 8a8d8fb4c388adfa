package cn.huimin.hotline.intake.attachment;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has files looked at before they are kept, where a scanner is set. One that is away lets nothing
 * in: what was never kept need not be found again. Behind a circuit breaker, so that uploads do not
 * queue for a scanner that does not answer.
 */
@Component
public class VirusCheck {

  private static final Logger log = LoggerFactory.getLogger(VirusCheck.class);
  private static final int CALLS_THAT_TELL = 5;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final @Nullable ClamScanner scanner;
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "virus-scanner",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(CALLS_THAT_TELL)
              .minimumNumberOfCalls(CALLS_THAT_TELL)
              .permittedNumberOfCallsInHalfOpenState(1)
              .waitDurationInOpenState(PAUSE)
              .build());

  VirusCheck(ScanSettings settings) {
    var host = settings.host();
    this.scanner =
        host != null && settings.isSet()
            ? new ClamScanner(host, settings.port(), settings.timeout())
            : null;
  }

  /**
   * Whether a file may be kept.
   *
   * @throws Refusal {@code not-available} if the scanner does not say
   */
  public boolean passes(byte[] file) {
    var asked = scanner;
    if (asked == null) {
      return true;
    }
    try {
      boolean clean = breaker.executeCallable(() -> asked.isClean(file));
      if (!clean) {
        log.warn("A file was not taken: the scanner found something in it");
      }
      return clean;
    } catch (IOException | CallNotPermittedException e) {
      log.warn("The virus scanner does not answer: {}", e.getClass().getSimpleName());
      throw new Refusal(ProblemCode.NOT_AVAILABLE, "杀毒检查没有回应，附件没有保存；请稍后再传");
    } catch (Exception e) {
      throw new IllegalStateException("a file could not be scanned", e);
    }
  }
}
