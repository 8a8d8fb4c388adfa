package cn.huimin.hotline.intake.push;

import cn.huimin.hotline.intake.mapping.Mappings;

/** Reads the body of a push as the door does, for tests of other packages. */
public final class MalformedPush {

  private MalformedPush() {}

  /** Reads all its records. */
  public static void read(byte[] body, Mappings.Ready mapping) {
    PushBody.read(body, 10, mapping.columns())
        .records()
        .forEach(one -> PushedRecord.read(one, mapping, null));
  }
}
