package cn.huimin.hotline.intake.lookup;

import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.limit.RateLimit;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.workorder.CaseRegistry;
import cn.huimin.hotline.intake.workorder.LookUpCode;
import cn.huimin.hotline.intake.workorder.LookUpHash;
import cn.huimin.hotline.platform.caller.Callers;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
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

  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cf}]");
  private static final Pattern DASH = Pattern.compile("[\\p{Pd}−一_ー]");
  private static final Pattern RUN = Pattern.compile("(\\d{8})-?(\\d{5,})");

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
    var known = number(number);
    addresses
        .take(Callers.network(address), now)
        .or(() -> numbers.take(known, now))
        .ifPresent(
            wait -> {
              throw Refusal.tooMany("查询太频繁，请稍后再试", wait);
            });
    var written = plain(code).replace("-", "");
    return registry
        .byNumber(known)
        .filter(found -> hash.fits(found.caseId(), new LookUpCode(written), found.lookUpHash()))
        .map(CaseRegistry.Registered::caseId)
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemCode.NOT_FOUND, "编号或查询码不对，请按受理时告知的填写；查询码是 8 位字母和数字，里面没有 0、1、I、L、O"));
  }

  /** A number as it was given, however somebody wrote it down: 20260302 00017, ２０２６０３０２－０００１７. */
  static String number(String written) {
    var plain = plain(written);
    var bare = RUN.matcher(plain);
    return bare.matches() ? bare.group(1) + "-" + bare.group(2) : plain;
  }

  /** In half width and capitals, with one kind of dash and without blanks and invisible marks. */
  private static String plain(String written) {
    return DASH.matcher(
            BLANK.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC)).replaceAll(""))
        .replaceAll("-")
        .toUpperCase(Locale.ROOT);
  }
}
