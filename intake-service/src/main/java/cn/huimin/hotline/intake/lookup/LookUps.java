package cn.huimin.hotline.intake.lookup;

import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.limit.RateLimit;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.workorder.CaseRegistry;
import cn.huimin.hotline.intake.workorder.LookUpCode;
import cn.huimin.hotline.intake.workorder.LookUpHash;
import cn.huimin.hotline.platform.caller.Callers;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Finds the case that a number and a code belong to. A wrong number and a wrong code are answered
 * alike, and an address or a number may be tried so many times only, whatever it is tried for, so
 * that there is nothing to enumerate.
 */
@Component
public class LookUps {

  private static final int PER_ADDRESS = 60;
  private static final Duration ADDRESS_TIME = Duration.ofMinutes(10);
  private static final int PER_NUMBER = 60;
  private static final Duration NUMBER_TIME = Duration.ofHours(1);

  private final CaseRegistry registry;
  private final LookUpHash hash;
  private final RealTime time;
  private final RateLimit addresses = new RateLimit(PER_ADDRESS, ADDRESS_TIME);
  private final RateLimit numbers = new RateLimit(PER_NUMBER, NUMBER_TIME);

  LookUps(CaseRegistry registry, LookUpHash hash, RealTime time) {
    this.registry = registry;
    this.hash = hash;
    this.time = time;
  }

  /**
   * The id of the case.
   *
   * @param number its number
   * @param code the code of the acknowledgement, as somebody wrote it
   * @param address who asks; of IPv6 its whole network is counted
   * @throws Refusal not-found for a wrong number and a wrong code alike; too-many-requests
   */
  public String find(String number, String code, String address) {
    var now = time.clock().instant();
    addresses
        .take(Callers.network(address), now)
        .or(() -> numbers.take(number, now))
        .ifPresent(
            wait -> {
              throw Refusal.tooMany("查询太频繁，请稍后再试", wait);
            });
    var written = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return registry
        .byNumber(number)
        .filter(known -> hash.fits(known.caseId(), new LookUpCode(written), known.lookUpHash()))
        .map(CaseRegistry.Registered::caseId)
        .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "编号或查询码不对，请按受理时告知的填写"));
  }
}
