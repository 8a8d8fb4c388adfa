package cn.huimin.hotline.intake.vault;

/**
 * Whose data a row of the vault holds. Each subject has a key of its own, so that deleting the key
 * erases all of it, backups of the rows included.
 *
 * @param id "case:…", "account:…", "push-secret:…", "fingerprint-key:…", "import:…", "mail:…",
 *     "draft:…" or "attachment:…"
 */
public record Subject(String id) {

  /** Data of the people of a case. */
  public static Subject ofCase(String caseId) {
    return new Subject("case:" + caseId);
  }

  /** One secret of a key by which a platform signs what it pushes. */
  public static Subject ofPushSecret(String secretId) {
    return new Subject("push-secret:" + secretId);
  }

  /** A key under which phones are hashed. */
  public static Subject ofFingerprintKey(String keyId) {
    return new Subject("fingerprint-key:" + keyId);
  }

  /** A file of a case. */
  public static Subject ofAttachment(String attachmentId) {
    return new Subject("attachment:" + attachmentId);
  }

  /** How subjects of imports begin. */
  public static final String IMPORT = "import:";

  /** Rows of a file that an import rejected. */
  public static Subject ofImport(String importId) {
    return new Subject(IMPORT + importId);
  }

  /** How subjects of mails begin. */
  public static final String MAIL = "mail:";

  /** A mail that waits for somebody. */
  public static Subject ofMail(String mailId) {
    return new Subject(MAIL + mailId);
  }

  /** An entry of the desk that is not handed in yet. */
  public static Subject ofDraft(String draftId) {
    return new Subject("draft:" + draftId);
  }

  /** Data of the person behind an account. */
  public static Subject ofAccount(String account) {
    return new Subject("account:" + account);
  }
}
