package cn.huimin.hotline.sample.play;

import java.time.Instant;

/** Time as the player moves it. */
public interface PlayTime {

  /** What the clock of the house shows. */
  Instant now();

  /**
   * Moves the clock of the whole house forward and returns when everything that followed from
   * earlier acts has come through the log.
   *
   * @param moment not before {@link #now()}
   */
  void moveTo(Instant moment);
}
