package cn.huimin.hotline.intake.writeback;

import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is told of a step at the moment it is told: its own words, or what the parts of a call, or
 * the lead, answer in its place. A call that was split answers as one (DOMAIN §3).
 */
@Component
class Telling {

  private static final Map<CaseState, String> ENDED =
      Map.of(
          CaseState.WITHDRAWN, "撤单",
          CaseState.INVALID, "无效件",
          CaseState.MERGED, "并入其他工单办理");

  private final Answers answers;
  private final WriteBackTexts texts;

  Telling(Answers answers, WriteBackTexts texts) {
    this.answers = answers;
    this.texts = texts;
  }

  /**
   * Fields and text of a step.
   *
   * @param fields what there is to say, by name
   * @param text the public answer or the reason, scrubbed; null if there is none, or it was erased
   */
  record Told(Map<String, String> fields, @Nullable String text) {

    /**
     * Whether there is nothing to tell of a callback: no matter of the call has a verdict of its
     * complainant. That a call has ended is told in any case.
     */
    boolean isNothing(Step step) {
      return step.kind() == StepKind.CALLBACK
          && !step.answeredBy().isEmpty()
          && fields.isEmpty()
          && text == null;
    }
  }

  Told of(Step step) {
    if (step.answeredBy().isEmpty()) {
      return new Told(step.fields(), text(step.caseId(), step.textId()));
    }
    if (step.kind() == StepKind.CALLBACK) {
      return calledBack(step);
    }
    var found = step.answeredBy().stream().map(answers::find).toList();
    var said = found.stream().flatMap(Optional::stream).toList();
    var fields = new LinkedHashMap<>(step.fields());
    asOne(said.stream().map(Answered::verdict).filter(Objects::nonNull).toList())
        .ifPresent(verdict -> fields.put("verdict", verdict.name()));
    alike(said.stream().map(Answered::closingKind).filter(Objects::nonNull).toList())
        .ifPresent(kind -> fields.put("closingKind", kind.name()));
    return new Told(fields, found.size() == 1 ? words(found.getFirst()) : partByPart(found));
  }

  private Told calledBack(Step step) {
    var several =
        step.answeredBy().stream().map(answers::calledBack).flatMap(Optional::stream).toList();
    var fields = new LinkedHashMap<String, String>();
    CalledBack.asOne(step.caseId(), several)
        .ifPresent(
            one -> {
              if (one.reached() == null) {
                fields.put("means", StepReader.BY_MESSAGE);
              } else {
                fields.put("reached", String.valueOf(one.reached()));
              }
              if (one.resolution() != null) {
                fields.put("resolution", one.resolution().name());
              }
              if (one.satisfaction() != null) {
                fields.put("satisfaction", one.satisfaction().name());
              }
            });
    return new Told(fields, null);
  }

  private @Nullable String partByPart(List<Optional<Answered>> found) {
    var lines =
        IntStream.range(0, found.size())
            .mapToObj(
                at ->
                    Optional.ofNullable(words(found.get(at)))
                        .map(words -> "第" + (at + 1) + "件：" + words))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("\n"));
    return lines.isEmpty() ? null : lines;
  }

  private @Nullable String words(Optional<Answered> answered) {
    return answered
        .map(
            one ->
                Optional.ofNullable(text(one.caseId(), one.textId()))
                    .orElse(one.ended() == null ? null : ENDED.get(one.ended())))
        .orElse(null);
  }

  private @Nullable String text(String caseId, @Nullable String textId) {
    return textId == null ? null : texts.find(caseId, textId).orElse(null);
  }

  /**
   * The verdict of several matters as one: what all say; else partly (部分属实) if one is confirmed or
   * partly so; else the gravest doubt.
   */
  static Optional<Verdict> asOne(List<Verdict> verdicts) {
    if (verdicts.stream().distinct().count() <= 1) {
      return verdicts.stream().findFirst();
    }
    if (verdicts.contains(Verdict.CONFIRMED) || verdicts.contains(Verdict.PARTLY)) {
      return Optional.of(Verdict.PARTLY);
    }
    return Optional.of(
        verdicts.contains(Verdict.UNVERIFIABLE) ? Verdict.UNVERIFIABLE : Verdict.UNFOUNDED);
  }

  private static Optional<ClosingKind> alike(List<ClosingKind> kinds) {
    return kinds.stream().distinct().count() == 1 ? kinds.stream().findFirst() : Optional.empty();
  }
}
