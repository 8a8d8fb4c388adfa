package cn.huimin.hotline.intake.writeback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing the platform hears of.
 *
 * @param stepId id of the case event behind it: the key by which the platform tells a repetition
 * @param caseId the case
 * @param sequence its place among the events of the case
 * @param place its place among the steps of its event, from 0
 * @param kind what it is
 * @param externalNumber number the platform knows the work order by
 * @param caseNumber number people use
 * @param at when it was accepted
 * @param fields what there is to say, by name, in words of the contract
 * @param textId text of the case that goes along, or null
 * @param answeredBy cases whose answers it carries, in their order: the parts of a call that was
 *     split, or the lead of a case that was merged; none if it speaks for itself
 */
record Step(
    String stepId,
    String caseId,
    long sequence,
    int place,
    StepKind kind,
    String externalNumber,
    String caseNumber,
    Instant at,
    Map<String, String> fields,
    @Nullable String textId,
    List<String> answeredBy) {

  Step {
    fields = Map.copyOf(fields);
    answeredBy = List.copyOf(answeredBy);
  }

  /** As it is, carrying what these cases answer. */
  Step answeredBy(List<String> cases) {
    return new Step(
        stepId,
        caseId,
        sequence,
        place,
        kind,
        externalNumber,
        caseNumber,
        at,
        fields,
        textId,
        cases);
  }

  /** What the complainants of these cases said, behind this step and of the same event. */
  Step calledBackBy(List<String> cases) {
    return new Step(
        stepId + "-callback",
        caseId,
        sequence,
        place + 1,
        StepKind.CALLBACK,
        externalNumber,
        caseNumber,
        at,
        Map.of(),
        null,
        cases);
  }
}
