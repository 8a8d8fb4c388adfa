package cn.huimin.hotline.intake.mapping;

import cn.huimin.hotline.intake.problem.FieldError;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record of another system as a work order.
 *
 * @param workOrder fields as in {@code POST /api/v1/work-orders}; those in error are left out
 * @param errors values that could not be read, with the mend: the record is refused
 * @param warnings values that were left out or understood in part: the record is taken all the same
 */
public record Reading(ObjectNode workOrder, List<FieldError> errors, List<FieldError> warnings) {

  /** Copies its lists. */
  public Reading {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }
}
