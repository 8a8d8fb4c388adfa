package cn.huimin.hotline.console.cases;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeAwayException;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.schemas.word.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Cases of whoever has a phone, as intake's vault knows them; each look is in its audit. */
@Component
public class CallerHistory {

  private final IntakeClient intake;

  CallerHistory(IntakeClient intake) {
    this.intake = intake;
  }

  /** Whether somebody may look for cases by phone: the centre and its duty officer. */
  public static boolean isFor(Viewer viewer) {
    return viewer.role() == Role.OPERATOR || viewer.role() == Role.DUTY;
  }

  /**
   * Ids of the cases of a phone, the newest first.
   *
   * @throws Refusal if the person may not ask, it is no phone, or intake is away
   */
  public List<String> caseIds(Viewer viewer, String phone) {
    if (!isFor(viewer)) {
      throw new Refusal(ProblemCode.FORBIDDEN, "按电话查找只对受理员和值班员开放");
    }
    try {
      var answer =
          intake.post(
              "/internal/complainants/search", viewer.token(), Map.of(), Map.of("phone", phone));
      if (!answer.done()) {
        throw new Refusal(
            answer.status() == ProblemCode.INVALID_INPUT.status().value()
                ? ProblemCode.INVALID_INPUT
                : ProblemCode.NOT_AVAILABLE,
            answer.body().path("detail").asString("按电话查找暂时没有回应，请稍后再试"));
      }
      var ids = new ArrayList<String>();
      answer.body().path("caseIds").forEach(id -> ids.add(id.asString()));
      return ids;
    } catch (IntakeAwayException e) {
      throw new Refusal(ProblemCode.NOT_AVAILABLE, "按电话查找暂时没有回应，请稍后再试");
    }
  }
}
