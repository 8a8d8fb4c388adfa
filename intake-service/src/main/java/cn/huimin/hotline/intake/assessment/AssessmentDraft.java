package cn.huimin.hotline.intake.assessment;

import cn.huimin.hotline.schemas.assessment.AssessmentHeader;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is to be entered, read and checked, before it has a header.
 *
 * @param scheme scheme, or null for the one in force
 * @param period period, or null for the running one
 * @param files ids or addresses of what proves it
 * @param batch names what is entered in one go, or null
 * @param words reason or note as written, or null
 * @param withHeader makes the record
 */
record AssessmentDraft(
    @Nullable String scheme,
    @Nullable String period,
    List<String> files,
    @Nullable String batch,
    @Nullable String words,
    WithHeader withHeader) {

  /** Makes the command's record from its header. */
  @FunctionalInterface
  interface WithHeader {
    SpecificRecord record(AssessmentHeader header);
  }

  AssessmentDraft {
    files = List.copyOf(files);
  }

  /** Without what people wrote. */
  @Override
  public String toString() {
    return "AssessmentDraft[" + period + "]";
  }
}
