package cn.huimin.hotline.sla.deadline;

/** What falls due on a clock's way, each once per clock and round. */
public enum Step {
  /** The one reminder of a clock without cards. */
  REMINDER,
  /** 黄牌预警. */
  YELLOW,
  /** The one note that a clock without cards was missed. */
  MISSED,
  /** 红牌预警. */
  RED,
  /** The end of a clock that gives neither cards nor notes; it runs out and is no more. */
  END
}
