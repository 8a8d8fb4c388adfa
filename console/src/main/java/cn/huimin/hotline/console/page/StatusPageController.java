package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.status.Ratings;
import cn.huimin.hotline.console.status.StatusReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Set;
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

  /** Refusals after which the same complainant may rate still. */
  private static final Set<ProblemCode> AGAIN =
      EnumSet.of(ProblemCode.INVALID_INPUT, ProblemCode.NOT_AVAILABLE);

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
    try {
      show(caseNumber, code, randomKeys.get(), request, model);
    } catch (Refusal refusal) {
      refused(refusal, caseNumber, code, response, model);
    }
    return "status";
  }

  private void show(
      String caseNumber, String code, String key, HttpServletRequest request, Model model) {
    var status = reader.look(caseNumber, code, request.getRemoteAddr());
    model.addAttribute("caseNumber", status.caseNumber());
    model.addAttribute("status", status);
    if (status.mayRate()) {
      model.addAttribute("code", code.strip());
      model.addAttribute("key", key);
    }
  }

  /** What was typed stays, to be mended. */
  private static void refused(
      Refusal refusal, String caseNumber, String code, HttpServletResponse response, Model model) {
    response.setStatus(refusal.code().status().value());
    model.addAttribute("problem", refusal.detail());
    model.addAttribute("caseNumber", caseNumber.strip());
    model.addAttribute("typedCode", code.strip());
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
    var counted = key.isEmpty() ? randomKeys.get() : key;
    try {
      ratings.rate(
          new Ratings.Rating(caseNumber, code, satisfaction, resolution),
          counted,
          request.getRemoteAddr());
      model.addAttribute("caseNumber", caseNumber.strip());
      model.addAttribute("rated", true);
    } catch (Refusal refusal) {
      refused(refusal, caseNumber, code, response, model);
      if (AGAIN.contains(refusal.code())) {
        model.addAttribute("satisfaction", satisfaction);
        model.addAttribute("resolution", resolution);
        showAgain(caseNumber, code, counted, request, model);
      }
    }
    return "status";
  }

  /** The form once more, under the same key, so that what is sent twice counts once. */
  private void showAgain(
      String caseNumber, String code, String key, HttpServletRequest request, Model model) {
    try {
      show(caseNumber, code, key, request, model);
    } catch (Refusal again) {
      // The first refusal says enough, and what was typed is there.
      model.addAttribute("typedCode", code.strip());
    }
  }
}
