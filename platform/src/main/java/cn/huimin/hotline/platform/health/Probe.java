package cn.huimin.hotline.platform.health;

import java.util.List;

/** Something that is looked at again and again. */
public interface Probe extends AutoCloseable {

  /**
   * Looks once; may take seconds.
   *
   * @return what is wrong, a sentence each; empty if all is well
   * @throws Exception if it cannot even be looked at, which is as bad
   */
  List<String> look() throws Exception;

  @Override
  default void close() {}
}
