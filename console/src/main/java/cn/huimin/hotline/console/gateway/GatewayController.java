package cn.huimin.hotline.console.gateway;

import cn.huimin.hotline.console.access.Doors;
import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.CallerBody;
import cn.huimin.hotline.console.intake.IntakeClient;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Hands requests on to intake as they come, with the token of who is signed in, and its answers
 * back as they come: bodies stream, problems pass through. Its paths are the doors of kind GATEWAY.
 * No mapping of the console may ask for parameters: to tell whether one is there reads the body of
 * every form, those that are handed on too.
 */
@Component
public class GatewayController implements InitializingBean {

  private static final List<String> REQUEST_HEADERS =
      List.of(
          "Content-Type",
          "Accept",
          "Accept-Language",
          "Idempotency-Key",
          "Prefer",
          "X-Hotline-Key",
          "X-Hotline-Timestamp",
          "X-Hotline-Nonce",
          "X-Hotline-Signature",
          "X-Api-Key",
          "api_key",
          "traceparent",
          "tracestate");
  private static final List<String> ANSWER_HEADERS =
      List.of(
          "Content-Type",
          "Content-Disposition",
          "Location",
          "Retry-After",
          "Preference-Applied",
          "WWW-Authenticate",
          "Cache-Control",
          "X-Content-Type-Options",
          "Content-Security-Policy",
          "ETag");

  private static final int BUFFER = 8_192;

  private final IntakeClient intake;
  private final RequestMappingHandlerMapping mappings;

  GatewayController(
      IntakeClient intake, RequestMappingHandlerMapping requestMappingHandlerMapping) {
    this.intake = intake;
    this.mappings = requestMappingHandlerMapping;
  }

  @Override
  public void afterPropertiesSet() throws NoSuchMethodException {
    var handler =
        GatewayController.class.getDeclaredMethod(
            "relay", Optional.class, HttpServletRequest.class, HttpServletResponse.class);
    for (var door : Doors.all()) {
      if (door.kind() == Doors.Kind.GATEWAY) {
        var mapping =
            RequestMappingInfo.paths(door.path())
                .methods(RequestMethod.valueOf(door.method().name()))
                .options(mappings.getBuilderConfiguration())
                .build();
        mappings.registerMapping(mapping, this, handler);
      }
    }
  }

  /** Hands one request on. */
  void relay(Optional<Viewer> viewer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var query = request.getQueryString();
    var path = request.getRequestURI() + (query == null ? "" : "?" + query);
    var answer = intake.relay(request.getMethod(), path, headers(viewer, request), body(request));
    response.setStatus(answer.statusCode());
    for (var name : ANSWER_HEADERS) {
      answer.headers().firstValue(name).ifPresent(value -> response.setHeader(name, value));
    }
    boolean live =
        answer
            .headers()
            .firstValue("Content-Type")
            .filter(type -> type.startsWith("text/event-stream"))
            .isPresent();
    try (InputStream in = answer.body()) {
      if (live) {
        passOnAsItComes(in, response.getOutputStream());
      } else {
        in.transferTo(response.getOutputStream());
      }
    }
  }

  private static void passOnAsItComes(InputStream in, OutputStream out) throws IOException {
    var some = new byte[BUFFER];
    for (int read = in.read(some); read >= 0; read = in.read(some)) {
      out.write(some, 0, read);
      out.flush();
    }
  }

  private static Map<String, String> headers(Optional<Viewer> viewer, HttpServletRequest request) {
    var headers = new LinkedHashMap<String, String>();
    for (var name : REQUEST_HEADERS) {
      var value = request.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    viewer.ifPresent(who -> headers.put("Authorization", "Bearer " + who.token()));
    return headers;
  }

  private static CallerBody body(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    boolean none = length < 0 && request.getHeader("Transfer-Encoding") == null;
    return new CallerBody(request::getInputStream, none ? 0 : length);
  }
}
