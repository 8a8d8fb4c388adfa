package cn.huimin.hotline.intake.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The disk did not take, or give back, what is put aside of a file while it is read. */
final class AsideFailedException extends UncheckedIOException {

  private static final long serialVersionUID = 1L;

  AsideFailedException(IOException cause) {
    super("what is put aside of a file while it is read", cause);
  }
}
