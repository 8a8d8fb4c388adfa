package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.problem.FieldError;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row as a work order: the body that the API would take, and what of it could not be read.
 *
 * @param row number as the spreadsheet counts it, from 1, title and header included
 * @param workOrder fields as in {@code POST /api/v1/work-orders}; those in error are left out
 * @param errors cells that could not be read, with the mend
 */
public record SheetRow(int row, ObjectNode workOrder, List<FieldError> errors) {

  /** Copies its list. */
  public SheetRow {
    errors = List.copyOf(errors);
  }
}
