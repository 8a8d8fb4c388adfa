package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.platform.caller.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Signs people in. */
@RestController
class TokenController {

  private final SignIn signIn;
  private final TokenMint mint;
  private final TokenKey key;
  private final TokenAnswers answers;

  TokenController(SignIn signIn, TokenMint mint, TokenKey key, TokenAnswers answers) {
    this.signIn = signIn;
    this.mint = mint;
    this.key = key;
    this.answers = answers;
  }

  @PostMapping("/api/v1/tokens")
  TokenAnswers.Token create(@RequestBody ObjectNode body, HttpServletRequest request) {
    var fields = FieldReader.of(body);
    var username = fields.requiredText("username", "用户名", 100);
    var password = fields.requiredText("password", "密码", 200);
    fields.end();
    var account = signIn.check(username, password, Callers.network(request.getRemoteAddr()));
    return answers.of(mint.mint(account), account.name(), account.role(), account.unitId());
  }

  /** The public half of the key, by which others check tokens. */
  @GetMapping("/internal/jwks")
  Map<String, Object> keys() {
    return key.publicHalf().toJSONObject();
  }
}
