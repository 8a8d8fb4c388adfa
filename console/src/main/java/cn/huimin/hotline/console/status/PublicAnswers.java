package cn.huimin.hotline.console.status;

import cn.huimin.hotline.console.words.Words;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words that are meant for a complainant (公开答复): of the last report that was approved, or of
 * the ending that needed none. What was written and refused, or sent back, is no answer. Who joined
 * another case hears its answer (集中答复); a call that was split is answered as one once all its
 * matters have ended (DOMAIN §3).
 */
final class PublicAnswers {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** States in which somebody has answered for the bureau. */
  private static final Set<String> ANSWERED =
      Set.of("APPROVED", "CLOSED", "FILED", "ANSWERED", "NOT_ACCEPTED", "REFERRED");

  /** How far it is followed from a call to its matters, and from there to what they joined. */
  private static final int FURTHEST = 4;

  private final JdbcClient jdbc;
  private final Words words;

  PublicAnswers(JdbcClient jdbc, Words words) {
    this.jdbc = jdbc;
    this.words = words;
  }

  /**
   * The answer to a case.
   *
   * @param summary the case as its last event has it
   * @return null as long as there is none
   */
  @Nullable String of(JsonNode summary) {
    return of(summary, FURTHEST);
  }

  private @Nullable String of(JsonNode summary, int further) {
    var state = summary.path("state").asString("");
    if (ANSWERED.contains(state)) {
      return own(summary.path("caseId").asString(""));
    }
    if (further == 0) {
      return null;
    }
    return switch (state) {
      case "MERGED" -> ofCase(summary.path("leadCaseId").asString(""), further - 1);
      case "SPLIT" -> asOne(summary.path("parts"), further - 1);
      default -> null;
    };
  }

  private @Nullable String ofCase(String caseId, int further) {
    var summary = summary(caseId);
    return summary == null ? null : of(summary, further);
  }

  private @Nullable String asOne(JsonNode parts, int further) {
    if (parts.isEmpty() || !parts.valueStream().allMatch(part -> part.path("ended").asBoolean())) {
      return null;
    }
    return IntStream.range(0, parts.size())
        .mapToObj(
            at ->
                words.of(
                    "status.part",
                    at + 1,
                    ofPart(parts.path(at).path("caseId").asString(""), further)))
        .collect(Collectors.joining("\n"));
  }

  /** What a matter answers; how it ended where it answers nothing. */
  private String ofPart(String caseId, int further) {
    var summary = summary(caseId);
    var answer = summary == null ? null : of(summary, further);
    if (answer != null) {
      return answer;
    }
    return summary == null
        ? words.word("statusstep", "ended")
        : words.word("statusstate", summary.path("state").asString(""));
  }

  private @Nullable JsonNode summary(String caseId) {
    return jdbc.sql("select summary from cases where case_id = :id")
        .param("id", caseId)
        .query((row, _) -> JSON.readTree(row.getString(1)))
        .optional()
        .orElse(null);
  }

  private @Nullable String own(String caseId) {
    return jdbc.sql(
            """
            select t.body from timeline e
            cross join lateral jsonb_array_elements(e.details -> 'texts') as ref
            join texts t on t.case_id = e.case_id and t.text_id = ref ->> 'textId'
            where e.case_id = :id and ref ->> 'kind' = 'PUBLIC_ANSWER'
              and (e.type in ('CaseAnswered', 'CaseDeclined', 'CaseReferred')
                or e.type = 'ReportSubmitted' and exists (
                  select from timeline a where a.case_id = e.case_id and a.type = 'ReportApproved'
                    and a.details ->> 'reportId' = e.details ->> 'reportId'))
            order by e.sequence desc limit 1
            """)
        .param("id", caseId)
        .query(String.class)
        .optional()
        .orElse(null);
  }
}
