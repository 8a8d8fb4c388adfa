package cn.huimin.hotline.console.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A warning or a red card, in one row. */
record WatchRow(
    String level,
    String shape,
    String what,
    String why,
    Instant at,
    @Nullable String caseId,
    boolean standing,
    String href) {}
