package cn.huimin.hotline.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Errors of the paths of Open311 in the form of GeoReport v2, whoever refuses the request: a list
 * of codes and descriptions, in XML or JSON as the path ends, or as {@code Accept} says where it
 * does not; JSON where the path ends with something else. The code is the HTTP status.
 */
public final class GeoReportErrors {

  private static final String PATHS = "/open311/";
  private static final MediaType XML = MediaType.parseMediaType("text/xml;charset=utf-8");
  private static final MediaType JSON = MediaType.parseMediaType("application/json;charset=utf-8");

  private GeoReportErrors() {}

  /** Whether what is wrong with a request for this path is told in this form. */
  public static boolean areFor(String path) {
    return path.startsWith(PATHS);
  }

  /** Whether answers to this request are XML. */
  public static boolean inXml(String path, @Nullable String accept) {
    var last = path.substring(path.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot < 0
        ? accepted(accept)
        : last.substring(dot + 1).toLowerCase(Locale.ROOT).equals("xml");
  }

  /** XML, which the standard demands, for who wants anything. */
  private static boolean accepted(@Nullable String accept) {
    try {
      return MediaType.parseMediaTypes(accept).stream()
          .sorted((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()))
          .map(MediaType::getSubtype)
          .filter(type -> type.equals("json") || type.equals("xml"))
          .findFirst()
          .filter(type -> type.equals("json"))
          .isEmpty();
    } catch (InvalidMediaTypeException e) {
      return true;
    }
  }

  /**
   * An answer.
   *
   * @param status its HTTP status
   * @param what what is wrong, one description each
   */
  public static ResponseEntity<String> answer(
      HttpServletRequest request, int status, List<String> what) {
    return answer(request.getRequestURI(), request.getHeader(HttpHeaders.ACCEPT), status, what);
  }

  /** An answer to who asked for this path. */
  public static ResponseEntity<String> answer(
      String path, @Nullable String accept, int status, List<String> what) {
    boolean xml = inXml(path, accept);
    return ResponseEntity.status(status)
        .contentType(xml ? XML : JSON)
        .body(xml ? xml(status, what) : json(status, what));
  }

  /** Writes an answer from a filter, where no controller is. */
  public static void write(
      HttpServletRequest request, HttpServletResponse response, int status, String what)
      throws IOException {
    var answer = answer(request, status, List.of(what));
    response.setStatus(status);
    response.setContentType(String.valueOf(answer.getHeaders().getContentType()));
    response
        .getOutputStream()
        .write(String.valueOf(answer.getBody()).getBytes(StandardCharsets.UTF_8));
  }

  private static String json(int status, List<String> what) {
    return JsonMapper.shared()
        .writeValueAsString(
            what.stream()
                .map(one -> new TreeMap<String, Object>(Map.of("code", status, "description", one)))
                .toList());
  }

  private static String xml(int status, List<String> what) {
    var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><errors>");
    for (var one : what) {
      text.append("<error><code>").append(status).append("</code><description>");
      text.append(HtmlUtils.htmlEscape(printable(one), "UTF-8"));
      text.append("</description></error>");
    }
    return text.append("</errors>").toString();
  }

  /** Without what XML 1.0 cannot hold. */
  private static String printable(String text) {
    return text.replaceAll(
        "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "");
  }
}
