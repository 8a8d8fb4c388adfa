package cn.huimin.hotline.intake.lookup;

import cn.huimin.hotline.intake.validation.FieldReader;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Tells the console which case a number and a code belong to ({@link LookUps}). */
@RestController
class LookUpController {

  /** The case. */
  record Found(String caseId) {}

  private final LookUps lookUps;

  LookUpController(LookUps lookUps) {
    this.lookUps = lookUps;
  }

  @PostMapping("/internal/look-ups")
  Found find(HttpServletRequest request, @RequestBody ObjectNode body) {
    var fields = FieldReader.of(body);
    var number = fields.requiredText("caseNumber", "工单编号", 40);
    var code = fields.requiredText("code", "查询码", 40);
    fields.end();
    return new Found(lookUps.find(number, code, request.getRemoteAddr()));
  }
}
