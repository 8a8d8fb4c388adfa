package cn.huimin.hotline.intake.mapping;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A value as another system hands it over.
 *
 * @param text its text, without blanks around it
 * @param serial days since 1899-12-30, where the cell holds a number: a date may be written so
 * @param cut whether it is a number that lost its last digits on the way, as spreadsheets do with
 *     more than fifteen
 */
public record Cell(String text, @Nullable BigDecimal serial, boolean cut) {

  /** Nothing. */
  public static final Cell EMPTY = text("");

  /** A text. */
  public static Cell text(String text) {
    return new Cell(text, null, false);
  }
}
