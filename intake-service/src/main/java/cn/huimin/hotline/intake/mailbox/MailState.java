package cn.huimin.hotline.intake.mailbox;

/** What became of a mail. */
enum MailState {
  /** It opened or amended a case. */
  TAKEN,
  /** No person wrote it, or its person was erased: it opens no case. */
  IGNORED,
  /** It could not be read or handled; it waits for somebody, and nothing waits for it. */
  QUARANTINED,
  /** Somebody left it out for good. */
  DISCARDED
}
