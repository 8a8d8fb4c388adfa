package cn.huimin.hotline.intake.access;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Problems;
import cn.huimin.hotline.platform.security.TokenClaims;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import tools.jackson.databind.json.JsonMapper;

/** Puts {@link Doors} in force: bearer tokens only, no session, no cookie. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final int DELETE = 0x7F;

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

  @Bean
  SecurityFilterChain doorsInForce(HttpSecurity http, JwtDecoder tokens, JsonMapper json) {
    var problems = new ProblemWriter(json);
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests -> {
              // What was let in, or refused, before: how that is told.
              requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
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
                  .filter(Door::open)
                  .forEach(door -> requests.requestMatchers(door.path()).permitAll());
              // What has no door has no handler either (DoorCheck): it is answered with 404.
              requests.requestMatchers("/open311/**").permitAll();
              requests.anyRequest().authenticated();
            })
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(roles()))
                    .authenticationEntryPoint(
                        (request, response, e) -> problems.signInNeeded(response))
                    .accessDeniedHandler((request, response, e) -> problems.forbidden(response)))
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(
                        (request, response, e) -> problems.signInNeeded(response))
                    .accessDeniedHandler((request, response, e) -> problems.forbidden(response)))
        .build();
  }

  private static JwtAuthenticationConverter roles() {
    var authorities = new JwtGrantedAuthoritiesConverter();
    authorities.setAuthoritiesClaimName(TokenClaims.ROLE);
    authorities.setAuthorityPrefix("ROLE_");
    var converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(authorities);
    return converter;
  }

  /** Answers of the filter chain, in the form of all others. */
  private record ProblemWriter(JsonMapper json) {

    void signInNeeded(HttpServletResponse response) throws IOException {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      write(response, ProblemCode.SIGN_IN_NEEDED, "请先登录；登录已过期的请重新登录");
    }

    void forbidden(HttpServletResponse response) throws IOException {
      write(response, ProblemCode.FORBIDDEN, "您的角色没有权限做这件事");
    }

    private void write(HttpServletResponse response, ProblemCode code, String detail)
        throws IOException {
      response.setStatus(code.status().value());
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getOutputStream().write(json.writeValueAsBytes(Problems.of(code, detail)));
    }
  }
}
