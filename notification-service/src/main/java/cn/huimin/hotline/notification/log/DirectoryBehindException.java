package cn.huimin.hotline.notification.log;

/** An event was decided with an edition of the directory that is not here yet: it will be. */
final class DirectoryBehindException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DirectoryBehindException(int wanted, int here) {
    super("directory edition " + wanted + " is not here yet, " + here + " is");
  }
}
