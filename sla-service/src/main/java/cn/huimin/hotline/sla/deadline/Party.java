package cn.huimin.hotline.sla.deadline;

/** Who owes a step (DOMAIN §5, last column). */
public enum Party {
  /** The hotline centre. */
  CENTRE,
  /** The unit that has the case. */
  UNIT
}
