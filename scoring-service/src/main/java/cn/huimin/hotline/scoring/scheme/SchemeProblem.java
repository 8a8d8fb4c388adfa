package cn.huimin.hotline.scoring.scheme;

/**
 * What is wrong with a scheme.
 *
 * @param where item and field, for example {@code 2.1/terms[1]/of}
 * @param message what is wrong and how to mend it, for people
 */
public record SchemeProblem(String where, String message) {}
