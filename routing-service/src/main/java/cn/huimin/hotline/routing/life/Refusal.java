package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.CaseFlag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing happened.
 *
 * @param kind what sort of reason
 * @param code stable code, as {@code ProblemCode} of the API
 * @param message whether it happened, why, and what to do, for a person
 * @param problems field by field, for INVALID_INPUT
 */
public record Refusal(Kind kind, String code, String message, List<Problem> problems) {

  /** What sort of reason. */
  public enum Kind {
    /** The case stands otherwise than the command supposes. */
    CONFLICT,
    /** Fields are missing or wrong. */
    INVALID_INPUT,
    /** Role or unit has no right. */
    FORBIDDEN,
    /** There is no such case. */
    NOT_FOUND
  }

  /**
   * What is wrong with one field, and the mend.
   *
   * @param field as the API names it
   * @param message for a person
   */
  public record Problem(String field, String message) {}

  /** Copies its list. */
  public Refusal {
    problems = List.copyOf(problems);
  }

  /** The case's state does not allow it. */
  public static Refusal conflict(String code, Action action, String why) {
    return new Refusal(Kind.CONFLICT, code, notDone(action) + why, List.of());
  }

  /** It is yet to be decided whose the case is; null where it is not. */
  public static @Nullable Refusal whileDisputed(Action action, Case file) {
    if (file.flags().contains(CaseFlag.CONSULTATION)) {
      return conflict("state-does-not-allow", action, "这件工单正在会商由谁承办，请等会商决定");
    }
    return file.flags().contains(CaseFlag.RETURN_REQUESTED)
        ? conflict("state-does-not-allow", action, "承办单位已申请退单，请等惠民中心审定")
        : null;
  }

  /**
   * Others joined the case and wait for its answer, so that it does not end without one (DOMAIN
   * §3); null where none did.
   */
  public static @Nullable Refusal whileLeading(Action action, Case file) {
    int joined = file.merging().followers().size();
    return joined == 0
        ? null
        : conflict(
            "state-does-not-allow",
            action,
            "有 %d 件工单并入这件，诉求人都在等它的答复；请先撤销并单，或另选一件作主件".formatted(joined));
  }

  /** It is yet to be said whether it is an emergency (DOMAIN §6); null where it is not. */
  public static @Nullable Refusal whileEmergencyProposed(Action action, Case file) {
    return file.flags().contains(CaseFlag.EMERGENCY_PROPOSED)
        ? conflict("state-does-not-allow", action, "这件工单疑似特急，请先确认特急或调低紧急程度")
        : null;
  }

  /** What keeps a case from an ending without report and callback, or null. */
  public static @Nullable Refusal beforeItEnds(Action action, Case file) {
    var proposed = whileEmergencyProposed(action, file);
    return proposed == null ? whileLeading(action, file) : proposed;
  }

  /** Role or unit has no right. */
  public static Refusal forbidden(Action action, String why) {
    return new Refusal(Kind.FORBIDDEN, "forbidden", notDone(action) + why, List.of());
  }

  /** The same conflict, with what was done before in front of the rest; nothing else changes. */
  public Refusal after(String deed, Action action) {
    var not = notDone(action);
    return kind == Kind.CONFLICT && message.startsWith(not)
        ? new Refusal(kind, code, not + deed + message.substring(not.length()), problems)
        : this;
  }

  /** The same refusal, said of another action; what is forbidden or in conflict keeps its words. */
  public Refusal of(Action action) {
    return kind == Kind.INVALID_INPUT ? invalid(action, problems) : this;
  }

  /** Nobody decides on what they wrote (DOMAIN §3). */
  public static Refusal ownWork(Action action) {
    return new Refusal(
        Kind.FORBIDDEN, "own-work", notDone(action) + "办理报告是您本人写的，请由他人办理这一步", List.of());
  }

  /** Nobody confirms what they proposed (DOMAIN §3). */
  public static Refusal ownProposal(Action action) {
    return new Refusal(Kind.FORBIDDEN, "own-work", notDone(action) + "这是您本人提出的，请由另一人确认", List.of());
  }

  /** Fields are missing or wrong. */
  public static Refusal invalid(Action action, List<Problem> problems) {
    return new Refusal(
        Kind.INVALID_INPUT,
        "invalid-input",
        notDone(action) + "有 " + problems.size() + " 处要改",
        problems);
  }

  /** There is no such case. */
  public static Refusal noCase() {
    return new Refusal(Kind.NOT_FOUND, "not-found", "没有这件工单，请核对工单号", List.of());
  }

  /** The case left the stores long after its end (DESIGN §5). */
  public static Refusal archived() {
    return new Refusal(
        Kind.CONFLICT, "case-archived", "没有收下：这件工单办结已久，已经归档，不能再补充；又有新情况的，请用新的编号另行登记", List.of());
  }

  /** The idempotency key was used for another body. */
  public static Refusal keyReused() {
    return new Refusal(
        Kind.INVALID_INPUT,
        "idempotency-key-reused",
        "没有办理：这个 Idempotency-Key 已用于另一次提交，请换一个新的再提交",
        List.of());
  }

  private static String notDone(Action action) {
    return "没有" + action.chinese() + "：";
  }
}
