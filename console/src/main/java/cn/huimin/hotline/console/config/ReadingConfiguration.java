package cn.huimin.hotline.console.config;

import cn.huimin.hotline.console.access.IntakeTokens;
import cn.huimin.hotline.console.access.ViewerResolver;
import cn.huimin.hotline.console.cases.CaseJson;
import cn.huimin.hotline.console.cases.CaseReader;
import cn.huimin.hotline.console.cases.CaseStore;
import cn.huimin.hotline.console.cases.StoryWords;
import cn.huimin.hotline.console.intake.CallerGoneException;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.projection.ReadModelSignal;
import cn.huimin.hotline.console.settings.ConsoleSettings;
import cn.huimin.hotline.console.status.Ratings;
import cn.huimin.hotline.console.status.StatusReader;
import cn.huimin.hotline.console.words.Clocks;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.platform.caller.CallerFilter;
import cn.huimin.hotline.platform.caller.Callers;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

/** What reads, words and calls to intake are made of. */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int CALLS = 10;
  private static final int KEY_BYTES = 32;
  private static final Duration OPEN = Duration.ofSeconds(2);

  @Bean
  RealTime realTime() {
    return new RealTime(Clock.systemUTC());
  }

  /** Random keys for commands. */
  @Bean
  Supplier<String> randomKeys() {
    return () -> UUID.randomUUID().toString();
  }

  @Bean
  ResourceBundleMessageSource messageSource() {
    return Words.bundle();
  }

  @Bean
  Words words(MessageSource source) {
    return new Words((ResourceBundleMessageSource) source);
  }

  @Bean
  LocaleResolver localeResolver() {
    return new FixedLocaleResolver(Words.LOCALE);
  }

  @Bean
  Clocks clocks(Clock clock, Editions editions, Words words) {
    return new Clocks(clock, editions, words);
  }

  @Bean
  CaseJson caseJson(Clock clock, Editions editions) {
    return new CaseJson(
        clock.getZone(), id -> editions.directory().unit(id).map(Unit::name).orElse(id));
  }

  @Bean
  StoryWords storyWords(Words words) {
    return new StoryWords(words);
  }

  @Bean
  CaseReader caseReader(
      JdbcClient jdbc,
      CaseStore store,
      StoryWords words,
      ReadModelSignal signal,
      ConsoleSettings settings) {
    return new CaseReader(jdbc, store, words, signal, settings.readPatience());
  }

  @Bean
  Ratings ratings(IntakeClient intake) {
    return new Ratings(intake);
  }

  @Bean
  StatusReader statusReader(IntakeClient intake, JdbcClient jdbc, Words words, Clock clock) {
    return new StatusReader(intake, jdbc, words, clock.getZone());
  }

  /** Opens after a row of calls without an answer, asks again every two seconds. */
  @Bean
  CircuitBreaker intakeBreaker() {
    return CircuitBreaker.of(
        "intake",
        CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(CALLS)
            .minimumNumberOfCalls(CALLS)
            .waitDurationInOpenState(OPEN)
            .permittedNumberOfCallsInHalfOpenState(1)
            .ignoreExceptions(CallerGoneException.class)
            .build());
  }

  /**
   * Bodies are read on its threads, which are the platform's: with virtual ones, of which two run
   * at once on two processors, bodies waited behind requests until their time was over.
   */
  @Bean(destroyMethod = "close")
  HttpClient intakeHttp() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT)
        .build();
  }

  /** Behind it the address of a request is that of who asks, whatever stands between. */
  @Bean
  CallerFilter callerFilter(ConsoleSettings settings) {
    return new CallerFilter(new Callers(settings.trustedProxies(), settings.proxyHeader()));
  }

  @Bean
  IntakeClient intakeClient(
      HttpClient intakeHttp, ConsoleSettings settings, CircuitBreaker intakeBreaker) {
    return new IntakeClient(
        intakeHttp,
        settings.intake(),
        settings.intakePatience(),
        intakeBreaker,
        ReadingConfiguration::whoAsks);
  }

  /** The address for which this thread works; none for what the console does by itself. */
  private static Optional<String> whoAsks() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
        ? Optional.ofNullable(asked.getRequest().getRemoteAddr())
        : Optional.empty();
  }

  @Bean
  IntakeTokens intakeTokens(IntakeClient intake, RealTime realTime, ConsoleSettings settings) {
    var key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new IntakeTokens(intake, realTime.source(), settings.basicKept(), key);
  }

  @Bean
  ViewerResolver viewerResolver(Editions editions) {
    return new ViewerResolver(editions);
  }

  @Bean
  WebMvcConfigurer viewerInControllers(ViewerResolver viewers) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(viewers);
      }
    };
  }

  /** One thread for each open stream. */
  @Bean(destroyMethod = "shutdownNow")
  ExecutorService streamReaders() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("stream-", 1).factory());
  }
}
