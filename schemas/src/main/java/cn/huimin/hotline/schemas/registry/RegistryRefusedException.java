package cn.huimin.hotline.schemas.registry;

import org.apache.kafka.common.errors.SerializationException;

/** The registry refused a call: a schema it does not know, or one that is not compatible. */
public final class RegistryRefusedException extends SerializationException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /** With the HTTP status, the path that was asked and the registry's answer. */
  public RegistryRefusedException(int status, String path, String answer) {
    super("the schema registry refused " + path + " (" + status + "): " + answer);
    this.status = status;
  }

  /** HTTP status of the answer. */
  public int status() {
    return status;
  }
}
