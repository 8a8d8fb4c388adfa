package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.IntakeTokens;
import cn.huimin.hotline.console.access.SessionCookie;
import cn.huimin.hotline.console.access.SignInFailure;
import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeAwayException;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Problems;
import cn.huimin.hotline.console.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in and out, and where each role begins. */
@Controller
class HomeController {

  private final IntakeTokens tokens;
  private final SessionCookie cookie;
  private final Words words;
  private final IntakeClient intake;

  HomeController(IntakeTokens tokens, SessionCookie cookie, Words words, IntakeClient intake) {
    this.intake = intake;
    this.tokens = tokens;
    this.cookie = cookie;
    this.words = words;
  }

  @GetMapping("/")
  String home(Viewer viewer) {
    return "redirect:" + Frame.home(viewer);
  }

  @GetMapping("/sign-in")
  String form(@RequestParam(defaultValue = "") String back, Model model) {
    model.addAttribute("back", local(back));
    return "sign-in";
  }

  @PostMapping("/sign-in")
  String signIn(
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String back,
      Model model,
      HttpServletResponse response) {
    try {
      if (username.isBlank() || password.isEmpty()) {
        throw new SignInFailure(ProblemCode.BAD_CREDENTIALS, "请填写账号和密码");
      }
      var token = tokens.mint(username.strip(), password);
      response.addHeader(HttpHeaders.SET_COOKIE, cookie.of(token.value()));
      return "redirect:"
          + (local(back).equals("/") && standsIn(username.strip(), token.value())
              ? "/stand-ins"
              : local(back));
    } catch (SignInFailure e) {
      response.setStatus(e.code().status().value());
      Problems.retryAfter(e.code())
          .ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, wait));
      model.addAttribute("back", local(back));
      model.addAttribute("username", username);
      model.addAttribute(
          "problem", words.of("signin.refused", Objects.requireNonNullElse(e.getMessage(), "")));
      return "sign-in";
    }
  }

  /** Whether there is a choice of whom to act as; where intake does not say, there is none. */
  private boolean standsIn(String account, String token) {
    try {
      return StandInPageController.usable(intake, account, token);
    } catch (IntakeAwayException e) {
      return false;
    }
  }

  @PostMapping("/sign-out")
  String signOut(HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.none());
    return "redirect:/sign-in";
  }

  /** A path of ours; anything that leads elsewhere becomes the beginning. */
  static String local(String back) {
    return back.startsWith("/") && !back.startsWith("//") && !back.contains("\\") ? back : "/";
  }
}
