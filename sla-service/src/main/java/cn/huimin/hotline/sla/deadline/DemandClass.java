package cn.huimin.hotline.sla.deadline;

/** A column of the clock table: which cases share their limits (DOMAIN §5). */
public enum DemandClass {
  /** 咨询. */
  ENQUIRY("enquiry"),
  /** 求助, 建议. */
  HELP_SUGGESTION("helpSuggestion"),
  /** 投诉, 举报. */
  COMPLAINT_REPORT("complaintReport"),
  /** Urgent, whatever the type. */
  URGENT("urgent"),
  /** Emergency, whatever the type. */
  EMERGENCY("emergency");

  private final String code;

  DemandClass(String code) {
    this.code = code;
  }

  /** The name used in the policy document. */
  public String code() {
    return code;
  }

  /** The column of a case; PRAISE, which has no clocks by default, counts with suggestions. */
  public static DemandClass of(DemandType type, Urgency urgency) {
    return switch (urgency) {
      case EMERGENCY -> EMERGENCY;
      case URGENT -> URGENT;
      case NORMAL ->
          switch (type) {
            case ENQUIRY -> ENQUIRY;
            case HELP, SUGGESTION, PRAISE -> HELP_SUGGESTION;
            case COMPLAINT, REPORT -> COMPLAINT_REPORT;
          };
    };
  }
}
