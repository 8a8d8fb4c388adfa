package cn.huimin.hotline.console.warnings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of bodies, the newest first.
 *
 * @param items bodies of the contract
 * @param next cursor of the next page; null on the last
 */
public record NewestPage(List<Map<String, @Nullable Object>> items, @Nullable String next) {}
