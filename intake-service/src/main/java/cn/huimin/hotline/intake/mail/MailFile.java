package cn.huimin.hotline.intake.mail;

/** A file that came with a mail. */
public final class MailFile {

  private final String name;
  private final byte[] bytes;

  /**
   * A file.
   *
   * @param name what the sender calls it
   * @param bytes its content, which is the file's from now on
   */
  public MailFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /** What the sender calls it. */
  public String name() {
    return name;
  }

  /** Its content; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Without name and content. */
  @Override
  public String toString() {
    return "MailFile[" + bytes.length + "]";
  }
}
