package cn.huimin.hotline.console.access;

import cn.huimin.hotline.console.config.RealTime;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Problems;
import cn.huimin.hotline.console.settings.ConsoleSettings;
import cn.huimin.hotline.platform.security.CheckedTokens;
import cn.huimin.hotline.platform.security.TokenClaims;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Puts {@link Doors} in force. Every sign-in ends as a token that intake minted. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** As long as the published keys themselves are believed. */
  private static final Duration CHECKED_FOR = Duration.ofMinutes(5);

  private static final int DELETE = 0x7F;
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Bean
  SessionCookie sessionCookie(ConsoleSettings settings) {
    return new SessionCookie(settings.secureCookies());
  }

  /** Requests are counted and traced as a whole; a step for each filter would cost more than it. */
  @Bean
  SecurityObservationSettings filtersUnobserved() {
    return SecurityObservationSettings.noObservations();
  }

  /**
   * What stands in a header is read by who asks for it, in whatever bytes it came: old clients send
   * Chinese as it is. Control characters are refused as before.
   */
  @Bean
  HttpFirewall headersInAnyBytes() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderValues(
        value -> value.chars().noneMatch(one -> (one < ' ' && one != '\t') || one == DELETE));
    return firewall;
  }

  /** Checks tokens by the keys that intake publishes. */
  @Bean
  JwtDecoder jwtDecoder(ConsoleSettings settings, RealTime realTime, IntakeClient intake) {
    var decoder =
        NimbusJwtDecoder.withJwkSetUri(settings.intake().resolve("/internal/jwks").toString())
            .jwsAlgorithms(
                algorithms -> {
                  algorithms.add(SignatureAlgorithm.ES256);
                  algorithms.add(SignatureAlgorithm.RS256);
                })
            .build();
    return new CheckedTokens(
        decoder,
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(TokenClaims.ISSUER),
            new StandInTokens(intake, realTime.source())),
        CHECKED_FOR,
        realTime.source());
  }

  @Bean
  SecurityFilterChain doorsInForce(
      HttpSecurity http, JwtDecoder decoder, IntakeTokens tokens, ConsoleSettings settings) {
    var csrf = CookieCsrfTokenRepository.withHttpOnlyFalse();
    csrf.setCookieCustomizer(
        cookie -> cookie.httpOnly(true).sameSite("Lax").secure(settings.secureCookies()));
    return http.csrf(
            protection ->
                protection
                    .csrfTokenRepository(csrf)
                    // Every request signs in by its cookie; the default would replace the token of
                    // the page that is open with each of them, with its live stream for one.
                    .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                    .requireCsrfProtectionMatcher(SecurityConfiguration::needsCsrfToken))
        .addFilterAfter(new SessionFilter(), CsrfFilter.class)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(
                        policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
        .authorizeHttpRequests(
            requests -> {
              // What was let in before goes on: a stream that ends, an error being told.
              requests
                  .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                  .permitAll();
              requests.requestMatchers("/assets/**", "/webjars/**").permitAll();
              requests.requestMatchers("/error").permitAll();
              for (var door : Doors.all()) {
                for (var method : door.methods()) {
                  var matched = requests.requestMatchers(method, door.path());
                  if (door.open()) {
                    matched.permitAll();
                  } else {
                    matched.hasAnyRole(
                        door.roles().stream().map(Enum::name).toArray(String[]::new));
                  }
                }
              }
              // Which methods an open path has is no secret either: the dispatcher says it.
              Doors.all().stream()
                  .filter(Doors.Door::open)
                  .forEach(door -> requests.requestMatchers(door.path()).permitAll());
              // Nobody signs in there: what is not there is said in the form of the standard.
              requests.requestMatchers("/open311/**").permitAll();
              requests.anyRequest().access(SecurityConfiguration::nothingThere);
            })
        .oauth2ResourceServer(
            server ->
                server
                    .bearerTokenResolver(new CredentialResolver(tokens, open()))
                    .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(roles()))
                    .authenticationEntryPoint(SecurityConfiguration::signIn)
                    .accessDeniedHandler(SecurityConfiguration::refuse))
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(SecurityConfiguration::signIn)
                    .accessDeniedHandler(SecurityConfiguration::refuse))
        .build();
  }

  /** Who is signed in learns from the dispatcher that a path does not exist; others sign in. */
  private static AuthorizationDecision nothingThere(
      Supplier<? extends @Nullable Authentication> who, Object request) {
    return new AuthorizationDecision(who.get() instanceof JwtAuthenticationToken);
  }

  private static JwtAuthenticationConverter roles() {
    var authorities = new JwtGrantedAuthoritiesConverter();
    authorities.setAuthoritiesClaimName(TokenClaims.ROLE);
    authorities.setAuthorityPrefix("ROLE_");
    var converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(authorities);
    return converter;
  }

  private static RequestMatcher open() {
    var paths = PathPatternRequestMatcher.withDefaults();
    List<RequestMatcher> open = new ArrayList<>();
    open.add(paths.matcher("/assets/**"));
    open.add(paths.matcher("/webjars/**"));
    open.add(paths.matcher("/error"));
    open.add(paths.matcher("/open311/**"));
    Doors.all().stream()
        .filter(Doors.Door::open)
        .filter(door -> !door.path().startsWith("/actuator"))
        .flatMap(door -> door.methods().stream().map(method -> paths.matcher(method, door.path())))
        .forEach(open::add);
    return new OrRequestMatcher(open);
  }

  /**
   * Browsers send a cookie by themselves, so what changes something by cookie alone needs the token
   * of one of our pages; so does signing in.
   */
  private static boolean needsCsrfToken(HttpServletRequest request) {
    if (SAFE.contains(request.getMethod())
        || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
      return false;
    }
    return !isProgram(request) || SessionCookie.token(request) != null;
  }

  private static boolean isProgram(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith("/api/") || path.startsWith("/open311/") || path.startsWith("/actuator");
  }

  private static void signIn(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (e instanceof SignInFailure failure) {
      Problems.write(request, response, failure.code(), String.valueOf(failure.getMessage()));
    } else if (isProgram(request)) {
      Problems.write(request, response, ProblemCode.SIGN_IN_NEEDED, "请先登录；登录已过期的请重新登录");
    } else if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", "/sign-in");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      var back = "GET".equals(request.getMethod()) ? request.getRequestURI() : "/";
      response.sendRedirect("/sign-in?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
    }
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    if (isProgram(request)) {
      Problems.write(request, response, ProblemCode.FORBIDDEN, "您的角色没有权限做这件事");
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }
}
