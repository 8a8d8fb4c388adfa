package cn.huimin.hotline.console.status;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Looks cases up for complainants' programs; number and code come in a body, never in a URL. */
@RestController
class StatusController {

  private final StatusReader reader;

  StatusController(StatusReader reader) {
    this.reader = reader;
  }

  @PostMapping("/api/v1/status")
  ResponseEntity<StatusReader.Status> look(@RequestBody JsonNode body, HttpServletRequest request) {
    if (!body.isObject()) {
      throw new Refusal(ProblemCode.UNREADABLE_BODY, "请求体要写成 JSON 对象");
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            reader.look(
                text(body.path("caseNumber")), text(body.path("code")), request.getRemoteAddr()));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.asString() : null;
  }
}
