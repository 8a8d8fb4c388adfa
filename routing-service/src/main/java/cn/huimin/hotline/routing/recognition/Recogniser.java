package cn.huimin.hotline.routing.recognition;

import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what a demand is and whose; compiled for one edition of directory and rules. */
public interface Recogniser {

  /**
   * What the source itself says.
   *
   * @param wording the texts
   * @param demandType demand type, or null if it gives none
   * @param urgency urgency
   * @param confidential whether the complainant asked for confidentiality
   */
  record Demand(
      Wording wording, @Nullable DemandType demandType, Urgency urgency, boolean confidential) {}

  /** What the demand is held to be, with the reasons. */
  Classification classify(Demand demand);

  /** Categories a person may choose from; empty where there are no rules. */
  Categories categories();

  /** Knows nothing and sends everything to triage: what there is before rules are published. */
  Recogniser WITHOUT_RULES =
      new Recogniser() {
        @Override
        public Classification classify(Demand demand) {
          return new Classification(
              demand.demandType() == null ? DemandType.HELP : demand.demandType(),
              demand.urgency(),
              null,
              null,
              demand.confidential() || demand.demandType() == DemandType.REPORT,
              null,
              null,
              "no-rules",
              0,
              List.of(),
              false,
              List.of(),
              List.of("no-rules"));
        }

        @Override
        public Categories categories() {
          return Categories.NONE;
        }
      };
}
