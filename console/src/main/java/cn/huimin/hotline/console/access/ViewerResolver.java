package cn.huimin.hotline.console.access;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.security.TokenClaims;
import cn.huimin.hotline.schemas.word.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers the {@link Viewer}; an {@code Optional} of it where nobody need be signed in.
 */
public final class ViewerResolver implements HandlerMethodArgumentResolver {

  private final Editions editions;

  /** A resolver that finds units in this directory. */
  public ViewerResolver(Editions editions) {
    this.editions = editions;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.nestedIfOptional().getNestedParameterType() == Viewer.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var viewer = current();
    if (parameter.getParameterType() == Optional.class) {
      return viewer;
    }
    return viewer.orElseThrow(() -> new Refusal(ProblemCode.SIGN_IN_NEEDED, "请先登录"));
  }

  /** Who is signed in on this thread. */
  public Optional<Viewer> current() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken signedIn
        ? Optional.of(viewer(signedIn))
        : Optional.empty();
  }

  private Viewer viewer(JwtAuthenticationToken signedIn) {
    var token = signedIn.getToken();
    String unit = token.getClaimAsString(TokenClaims.UNIT);
    String own = token.getClaimAsString(TokenClaims.OWN_UNIT);
    return new Viewer(
        Objects.requireNonNull(token.getSubject()),
        Role.valueOf(token.getClaimAsString(TokenClaims.ROLE)),
        unit,
        unit == null ? List.of() : editions.directory().line(unit),
        own == null ? List.of() : editions.directory().line(own),
        token.hasClaim(TokenClaims.STAND_IN),
        token.getTokenValue());
  }
}
