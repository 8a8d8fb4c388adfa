package cn.huimin.hotline.routing.life;

import java.util.List;

/** What happened about splitting a call (拆单). */
public sealed interface SplitEvent extends CaseEvent {

  /** The case ended by becoming several. */
  record Split(List<Splitting.Part> parts, List<Text> texts) implements SplitEvent {

    /** Copies its lists. */
    public Split {
      parts = List.copyOf(parts);
      texts = List.copyOf(texts);
    }
  }

  /** The case is one matter of a call. */
  record PartOpened(String parentId, String parentNumber, int ordinal) implements SplitEvent {}

  /** One of the matters has ended. */
  record PartEnded(String partId) implements SplitEvent {}

  /** One that had ended is handled again (重办). */
  record PartReopened(String partId) implements SplitEvent {}

  /** All have: they are answered upwards as one. */
  record PartsAnswered() implements SplitEvent {}
}
