package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.status.StatusReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which complainants look their case up. */
@Controller
class StatusPageController {

  private final StatusReader reader;

  StatusPageController(StatusReader reader) {
    this.reader = reader;
  }

  @GetMapping("/status")
  String form() {
    return "status";
  }

  @PostMapping("/status")
  String look(
      @RequestParam(defaultValue = "") String caseNumber,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("caseNumber", caseNumber.strip());
    try {
      model.addAttribute("status", reader.look(caseNumber, code, request.getRemoteAddr()));
    } catch (Refusal refusal) {
      response.setStatus(refusal.code().status().value());
      model.addAttribute("problem", refusal.detail());
    }
    return "status";
  }
}
