package cn.huimin.hotline.scoring.assessment;

import cn.huimin.hotline.scoring.scheme.Measure;
import org.jspecify.annotations.Nullable;

/** What is entered (DESIGN §4). */
public enum Act {
  EVIDENCE,
  MEDIA,
  INTERVIEW(Measure.INTERVIEW),
  APPEAL,
  STRIKE,
  EXPOSURE(Measure.EXPOSURE),
  FALSIFICATION(Measure.EVIDENCE_FALSIFIED),
  PERIOD,
  PLAN,
  ACCOUNTABILITY,
  REPORT,
  TENURE,
  SPOT_CHECK;

  private final @Nullable Measure measure;

  Act() {
    this(null);
  }

  Act(@Nullable Measure measure) {
    this.measure = measure;
  }

  /** The one measure it is evidence of, or null. */
  public @Nullable Measure measure() {
    return measure;
  }
}
