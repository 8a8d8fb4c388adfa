package cn.huimin.hotline.schemas.provision;

import org.jspecify.annotations.Nullable;

/** Topics or schemas could not be put in place; the message says what and why. */
public final class ProvisioningException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the reason in words. */
  public ProvisioningException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
