package cn.huimin.hotline.platform.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says what Tomcat refuses while it still reads the request, an address or a header that is none,
 * in the form of every other error; without it that is a page of Tomcat's.
 */
public final class ProblemValve extends ErrorReportValve {

  /** Has it stand where Tomcat tells of errors. */
  public static void stand(Context context) {
    if (context.getParent() instanceof StandardHost host) {
      host.setErrorReportValveClass(ProblemValve.class.getName());
    }
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < HttpServletResponse.SC_BAD_REQUEST
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      write(request, response, status);
    } catch (IOException | IllegalStateException e) {
      container.getLogger().debug("an error could not be told");
    }
  }

  private static void write(Request request, Response response, int status) throws IOException {
    var known = request.getCoyoteRequest().requestURI();
    var path = known.isNull() ? "" : known.toString();
    var told = Told.of(status);
    if (GeoReportErrors.areFor(path)) {
      var answer = GeoReportErrors.answer(path, null, status, List.of(told.detail()));
      response.setContentType(String.valueOf(answer.getHeaders().getContentType()));
      write(response, String.valueOf(answer.getBody()));
    } else {
      response.setContentType("application/problem+json");
      var body = new TreeMap<String, Object>();
      body.put("status", status);
      body.put("code", told.code());
      body.put("detail", told.detail());
      write(response, JsonMapper.shared().writeValueAsString(body));
    }
    response.finishResponse();
  }

  private static void write(Response response, String body) throws IOException {
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }

  private record Told(String code, String detail) {

    static Told of(int status) {
      return switch (status) {
        case HttpServletResponse.SC_NOT_FOUND -> new Told("not-found", "没有这个地址");
        case HttpServletResponse.SC_METHOD_NOT_ALLOWED ->
            new Told("method-not-allowed", "这个地址不接受这种方法");
        case HttpServletResponse.SC_REQUEST_TIMEOUT ->
            new Told("request-timeout", "等了太久没有收到完整的请求，没有改动任何内容；请重新发送");
        case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE ->
            new Told("too-large", "内容太大，没有改动任何内容；请拆分后再交");
        default ->
            status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                ? new Told("bad-parameter", "请求的地址或请求头读不出来：要用百分号编码，请求头合计不超过 16 KB")
                : new Told("internal-error", "系统没有做成这件事；请稍后再试");
      };
    }
  }
}
