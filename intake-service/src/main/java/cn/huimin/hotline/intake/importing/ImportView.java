package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.mapping.Use;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import as the contract has it; in a list without what was found in it.
 *
 * @param expected rows the file has; null until they are counted
 * @param total rows that were read
 * @param processed rows that have a result
 * @param corrections whether rejected rows, or those that were not come to, can be fetched
 * @param cancelledBy account that cancelled it
 */
record ImportView(
    String importId,
    String account,
    String fileName,
    boolean dryRun,
    ImportJob.State state,
    @Nullable Integer expected,
    int total,
    int processed,
    int accepted,
    int updated,
    int unchanged,
    int rejected,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RowError> errors,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RowError> warnings,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Use> columns,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Integer> passedOver,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> unreadSheets,
    boolean corrections,
    OffsetDateTime startedAt,
    @Nullable OffsetDateTime endedAt,
    @Nullable String cancelledBy) {

  /** All there is to tell. */
  static ImportView of(ImportJob job, ZoneId zone) {
    return of(job, job.findings(), zone);
  }

  /** A line of a list. */
  static ImportView line(ImportJob job, ZoneId zone) {
    return of(job, null, zone);
  }

  private static ImportView of(ImportJob job, ImportJob.@Nullable Findings findings, ZoneId zone) {
    var counts = job.counts();
    var state = job.state();
    return new ImportView(
        job.importId(),
        job.account(),
        job.fileName(),
        job.dryRun(),
        state,
        job.expected(),
        counts.total(),
        counts.processed(),
        counts.accepted(),
        counts.updated(),
        counts.unchanged(),
        counts.rejected(),
        findings == null ? null : findings.errors(),
        findings == null ? null : findings.warnings(),
        findings == null ? null : findings.columns(),
        findings == null ? null : findings.passedOver(),
        findings == null ? null : findings.unread(),
        state == ImportJob.State.CANCELLED
            || (state != ImportJob.State.RUNNING && counts.rejected() > 0),
        local(job.startedAt(), zone),
        job.endedAt() == null ? null : local(job.endedAt(), zone),
        job.cancelledBy());
  }

  private static OffsetDateTime local(Instant at, ZoneId zone) {
    return at.atZone(zone).toOffsetDateTime();
  }
}
