package cn.huimin.hotline.routing.life.ending;

import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CommandHeader;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.schemas.word.TextKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The complainant is told before the case ends, where there is a way (DOMAIN §3). */
final class Telling {

  private static final Set<String> MEANS = Set.of("PHONE", "VISIT", "MESSAGE");

  private Telling() {}

  /**
   * What is wrong with the telling.
   *
   * @param publicAnswer what to write as the public answer, if it is missing
   */
  static FieldCheck check(
      Case file, CommandHeader header, @Nullable String means, String publicAnswer) {
    return new FieldCheck()
        .require(header.brings(TextKind.PUBLIC_ANSWER), "publicAnswer", publicAnswer)
        .require(
            file.origin().anonymous() || means != null,
            "means",
            "诉求人可以联系，请先告知再办结，并选告知方式：PHONE 电话、VISIT 面谈或 MESSAGE 短信微信")
        .require(
            means == null || MEANS.contains(means),
            "means",
            "请选告知方式：PHONE 电话、VISIT 面谈或 MESSAGE 短信微信");
  }
}
