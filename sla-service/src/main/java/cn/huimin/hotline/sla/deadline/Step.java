package cn.huimin.hotline.sla.deadline;

import java.util.Locale;

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
  /** 拟办督办: a supervision order is drafted for the leader. */
  SUPERVISION_DRAFT,
  /** 拟列入通报批评: the leader is told, an entry of the month's criticism list is drafted. */
  CRITICISM_DRAFT,
  /** The end of a clock that gives neither cards nor notes; it runs out and is no more. */
  END,
  /** The leader is told of a limit of the centre, which is on no criticism list. */
  LEADER_TOLD;

  /** As the log and metrics call it: {@code red-card}, {@code supervision-draft} …. */
  public String word() {
    String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    return this == YELLOW || this == RED ? word + "-card" : word;
  }
}
