package cn.huimin.hotline.intake.writeback;

/** Where a step is on its way to the platform. */
enum WriteBackState {
  /** It will be written back as soon as those before it are and the platform answers. */
  DUE,
  /** The platform has it. */
  SENT,
  /** A person has to enter it there: there is no interface, or it refused the step. */
  TODO,
  /** A person did. */
  DONE
}
