package cn.huimin.hotline.platform.recipient;

/** Who can be told: the closed vocabulary of recipient rules. */
public enum Audience {
  /** Liaisons of the unit; where it has none, of the next unit above that has one. */
  LIAISON,
  /** The head of the unit; where it has none, of the next unit above that has one. */
  HEAD,
  /** The head of the next unit above that has one. */
  HEAD_ABOVE,
  /** Deputies of the unit (分管); where there are none, its head. */
  DEPUTY,
  /** Liaisons of the units that got a copy. */
  COPIED_LIAISON,
  /** Liaisons of the units that are asked for their share (联办) or called together (会商). */
  INVITED_LIAISON,
  /** Operators of the centre. */
  OPERATOR,
  /** The head of the centre. */
  CENTRE_HEAD,
  /** The head of the department that is responsible for the category. */
  DEPARTMENT_HEAD,
  /** Leaders of the bureau. */
  LEADER,
  /** Whoever is on duty. */
  DUTY,
  /** Whoever did what is told of: of a look-back, the one who named its day. */
  ACTOR
}
