package cn.huimin.hotline.intake.problem;

/**
 * One field that is wrong.
 *
 * @param field path of the field, for example {@code complainant.phone}
 * @param message what is wrong and how to mend it, in Chinese, without the value
 */
public record FieldError(String field, String message) {}
