package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Verdict;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The report on file.
 *
 * @param reportId id of the report within the case
 * @param author account that wrote it: nobody signs off, reviews or calls back on their own
 * @param authorRole role in which it was written
 * @param unitId unit that it is the report of, whoever has the case by now; null in a case stored
 *     before it was kept
 * @param proposedVerdict verdict the unit proposes, null where none is asked
 * @param closingKind closing kind the unit proposes
 * @param promiseDueOn day of a promise, or null
 */
public record FiledReport(
    String reportId,
    String author,
    Role authorRole,
    @Nullable String unitId,
    @Nullable Verdict proposedVerdict,
    ClosingKind closingKind,
    @Nullable LocalDate promiseDueOn) {}
