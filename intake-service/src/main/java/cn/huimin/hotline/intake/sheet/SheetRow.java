package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.mapping.Reading;
import cn.huimin.hotline.intake.problem.FieldError;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row as a work order: the body that the API would take, and what of it could not be read.
 *
 * @param raw the row as it stands in the file
 * @param reading the work order
 * @param place how messages say where a row of a further worksheet stands; empty for the first
 */
public record SheetRow(TableRow raw, Reading reading, String place) {

  /**
   * Number as the spreadsheet counts it, from 1, title and header included; rows of a further
   * worksheet are counted on from the last of the one before.
   */
  public int row() {
    return raw.number();
  }

  /** Fields as in {@code POST /api/v1/work-orders}; those in error are left out. */
  public ObjectNode workOrder() {
    return reading.workOrder();
  }

  /** Cells that could not be read, with the mend. */
  public List<FieldError> errors() {
    return reading.errors();
  }

  /** Cells that were understood in part, or left out. */
  public List<FieldError> warnings() {
    return reading.warnings();
  }
}
