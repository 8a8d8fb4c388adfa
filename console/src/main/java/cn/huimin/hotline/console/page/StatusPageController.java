package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.problem.Problems;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.status.Ratings;
import cn.huimin.hotline.console.status.StatusReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which complainants look their case up, and say how satisfied they are. */
@Controller
class StatusPageController {

  private final StatusReader reader;
  private final Ratings ratings;
  private final Supplier<String> randomKeys;

  StatusPageController(StatusReader reader, Ratings ratings, Supplier<String> randomKeys) {
    this.reader = reader;
    this.ratings = ratings;
    this.randomKeys = randomKeys;
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
      var status = reader.look(caseNumber, code, request.getRemoteAddr());
      model.addAttribute("status", status);
      if (status.mayRate()) {
        model.addAttribute("code", code.strip());
        model.addAttribute("key", randomKeys.get());
      }
    } catch (Refusal refusal) {
      tell(refusal, response, model);
    }
    return "status";
  }

  @PostMapping("/status/rating")
  String rate(
      @RequestParam(defaultValue = "") String caseNumber,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String satisfaction,
      @RequestParam(defaultValue = "") String resolution,
      @RequestParam(defaultValue = "") String key,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("caseNumber", caseNumber.strip());
    try {
      ratings.rate(
          new Ratings.Rating(caseNumber, code, satisfaction, resolution),
          key.isEmpty() ? randomKeys.get() : key,
          request.getRemoteAddr());
      model.addAttribute("rated", true);
    } catch (Refusal refusal) {
      tell(refusal, response, model);
    }
    return "status";
  }

  private static void tell(Refusal refusal, HttpServletResponse response, Model model) {
    response.setStatus(refusal.code().status().value());
    Problems.retryAfter(refusal.code())
        .ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, wait));
    model.addAttribute("problem", refusal.detail());
  }
}
