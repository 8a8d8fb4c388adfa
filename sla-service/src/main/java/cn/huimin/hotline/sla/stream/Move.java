package cn.huimin.hotline.sla.stream;

import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What an event means to the number of cases of a scope, as {@link CaseScopes} tells it in a header
 * of the record: the scope itself forgets its cases after a while.
 */
enum Move {
  /** The case comes in. */
  IN(1),
  /** It was in and stays, or was not and does not come. */
  NONE(0),
  /** It leaves. */
  OUT(-1);

  private static final String HEADER = "hotline-move";

  private final int by;

  Move(int by) {
    this.by = by;
  }

  static Move of(boolean before, boolean after) {
    return before == after ? NONE : after ? IN : OUT;
  }

  /** By how much it changes the number. */
  int by() {
    return by;
  }

  /** These headers and the move. */
  Headers in(Headers others) {
    return new RecordHeaders(others).add(HEADER, new byte[] {(byte) by});
  }

  /** The move that a record tells; empty for one of before moves were told. */
  static Optional<Move> of(Headers headers) {
    var told = headers.lastHeader(HEADER);
    if (told == null) {
      return Optional.empty();
    }
    int by = told.value()[0];
    return Optional.of(by > 0 ? IN : by < 0 ? OUT : NONE);
  }
}
