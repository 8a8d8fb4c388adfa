package cn.huimin.hotline.console.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of cases.
 *
 * @param rows the cases
 * @param next cursor of the next page; null on the last
 */
public record CasePage(List<CaseRow> rows, @Nullable String next) {}
