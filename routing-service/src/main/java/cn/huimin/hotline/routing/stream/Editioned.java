package cn.huimin.hotline.routing.stream;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.routing.flood.FloodRule;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.UnreachableRule;
import cn.huimin.hotline.routing.recognition.InvalidRulesException;
import cn.huimin.hotline.routing.recognition.Recogniser;
import cn.huimin.hotline.routing.recognition.RoutingRules;
import cn.huimin.hotline.routing.recognition.RoutingRulesReader;
import cn.huimin.hotline.routing.recognition.RuleRecogniser;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What deciders look at, for the editions in force; compiled anew when one changes. A rule document
 * that cannot be used is refused: the rules before it stay, and {@link #trouble} says why.
 */
public final class Editioned implements Supplier<CaseContext> {

  /** Name of the policy that holds the routing rules. */
  public static final String RULES = "routing-rules";

  /** Name of the policy that holds the limits; its longest extension is read here. */
  public static final String LIMITS = "sla";

  /** The longest extension where no policy says another (DOMAIN §5). */
  public static final int EXTENSION_MOST_DAYS = 10;

  private static final Logger log = LoggerFactory.getLogger(Editioned.class);

  private final UnreachableRule unreachable;
  private final ZoneId zone;
  private int extensionMostDays = EXTENSION_MOST_DAYS;
  private Directory directory = Directory.EMPTY;
  private int policyEdition;
  private @Nullable RoutingRules rules;
  private volatile @Nullable String trouble;
  private volatile CaseContext context;

  /**
   * Follows the editions from now on.
   *
   * @param unreachable when a complainant counts as unreachable
   * @param zone zone of dates and evenings
   */
  public static Editioned follow(Editions editions, UnreachableRule unreachable, ZoneId zone) {
    var editioned = new Editioned(unreachable, zone);
    editions.onDirectory(editioned::directory);
    editions.onPolicies(editioned::policies);
    return editioned;
  }

  private Editioned(UnreachableRule unreachable, ZoneId zone) {
    this.unreachable = unreachable;
    this.zone = zone;
    context =
        new CaseContext(
            Directory.EMPTY,
            0,
            Recogniser.WITHOUT_RULES,
            unreachable,
            RoutingRulesReader.DEFAULT_NEAR_IDENTICAL,
            true,
            FloodRule.DEFAULT,
            EXTENSION_MOST_DAYS,
            zone);
  }

  @Override
  public CaseContext get() {
    return context;
  }

  /** Why the newest rules are not in force, if they are not. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  private synchronized void directory(Directory next) {
    directory = next;
    compile();
  }

  private synchronized void policies(Policies next) {
    policyEdition = next.edition();
    next.document(LIMITS)
        .map(document -> JsonMapper.shared().readTree(document.body()))
        .ifPresent(
            limits ->
                extensionMostDays =
                    limits.path("extension").path("mostWorkingDays").asInt(EXTENSION_MOST_DAYS));
    next.document(RULES).ifPresent(document -> read(document.body()));
    compile();
  }

  private void read(String body) {
    try {
      rules = RoutingRulesReader.read(body);
      trouble = null;
    } catch (InvalidRulesException e) {
      trouble = e.getMessage();
      log.error("Routing rules were refused, the ones before stay in force: {}", e.getMessage());
    }
  }

  private void compile() {
    var recogniser =
        rules == null ? Recogniser.WITHOUT_RULES : new RuleRecogniser(directory, rules);
    context =
        new CaseContext(
            directory,
            policyEdition,
            recogniser,
            unreachable,
            rules == null ? RoutingRulesReader.DEFAULT_NEAR_IDENTICAL : rules.nearIdentical(),
            rules == null || rules.filedRepeatsToTriage(),
            rules == null ? FloodRule.DEFAULT : rules.flood(),
            extensionMostDays,
            zone);
  }
}
