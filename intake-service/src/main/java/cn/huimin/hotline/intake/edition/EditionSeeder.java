package cn.huimin.hotline.intake.edition;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.word.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seeds directory and policies where there is no edition yet; an installation that has one keeps
 * what people made of it. Runs when the editions are read and before any binding starts.
 */
@Component
class EditionSeeder implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(EditionSeeder.class);

  /** After the reader of editions, before all bindings. */
  private static final int PHASE = Integer.MIN_VALUE + 2100;

  /** Seeds hold from the beginning, also for cases of an earlier year. */
  private static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00Z");

  private static final Actor INTAKE = new Actor("service:intake", Role.SERVICE, null, null);

  private final Editions editions;
  private final EditionPublisher publisher;
  private final SeedDirectory seed;
  private final IntakeSettings settings;
  private final ResourceLoader resources;
  private final JsonMapper json;
  private volatile boolean running;

  EditionSeeder(
      Editions editions,
      EditionPublisher publisher,
      SeedDirectory seed,
      IntakeSettings settings,
      ResourceLoader resources,
      JsonMapper json) {
    this.editions = editions;
    this.publisher = publisher;
    this.seed = seed;
    this.settings = settings;
    this.resources = resources;
    this.json = json;
  }

  @Override
  public void start() {
    running = true;
    if (editions.directory().edition() == 0) {
      publisher.publishDirectory(
          _ ->
              new EditionPublisher.Draft(
                  seed.units().stream().map(SeedDirectory.SeedUnit::unit).toList(),
                  seed.people().stream().map(SeedDirectory.SeedPerson::person).toList()),
          INTAKE);
      log.info(
          "Directory seeded with {} units and {} people",
          seed.units().size(),
          seed.people().size());
    }
    if (editions.policies().edition() == 0) {
      var documents = policies();
      publisher.publishPolicies(_ -> documents, INTAKE);
      log.info("Policies seeded: {}", documents.stream().map(PolicyDocument::name).toList());
    }
  }

  private List<PolicyDocument> policies() {
    return settings.seedPolicies().entrySet().stream()
        .flatMap(policy -> policy(policy.getKey(), policy.getValue()).stream())
        .sorted(Comparator.comparing(PolicyDocument::name))
        .toList();
  }

  private Optional<PolicyDocument> policy(String name, List<String> places) {
    var file = places.stream().map(resources::getResource).filter(Resource::exists).findFirst();
    if (file.isEmpty()) {
      log.warn("Policy {} is not seeded: none of {} exists", name, places);
    }
    return file.map(found -> policy(name, found));
  }

  private PolicyDocument policy(String name, Resource file) {
    try {
      var body = file.getContentAsString(StandardCharsets.UTF_8);
      var version = json.readTree(body).path("version").asString("1");
      return new PolicyDocument(name, version, ALWAYS, body);
    } catch (IOException e) {
      throw new UncheckedIOException("the policy " + file + " cannot be read", e);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
