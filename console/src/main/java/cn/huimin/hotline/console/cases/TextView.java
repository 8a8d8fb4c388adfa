package cn.huimin.hotline.console.cases;

import org.jspecify.annotations.Nullable;

/**
 * A text of a case.
 *
 * @param id id of the text within its case
 * @param kind what it is about
 * @param text its words; null where hidden from the reader or erased
 */
public record TextView(String id, String kind, @Nullable String text) {}
