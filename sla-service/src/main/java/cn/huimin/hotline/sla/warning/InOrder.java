package cn.huimin.hotline.sla.warning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Values in an order that tells any two apart, found by halving. Immutable; what is the same after
 * a change is the same object.
 *
 * @param <V> type of the values
 */
final class InOrder<V> {

  private final Comparator<? super V> order;
  private final List<V> values;

  private InOrder(Comparator<? super V> order, List<V> values) {
    this.order = order;
    this.values = values;
  }

  static <V> InOrder<V> of(Comparator<? super V> order) {
    return new InOrder<>(order, List.of());
  }

  /** Of values in whatever order, none of which equals another by it. */
  static <V> InOrder<V> of(Comparator<? super V> order, Collection<V> values) {
    return new InOrder<>(order, values.stream().sorted(order).toList());
  }

  /** All, not to be changed. */
  List<V> all() {
    return values;
  }

  /** Whether it holds one of the same place. */
  boolean holds(V value) {
    return find(value) >= 0;
  }

  /** With a value, in the place of one of the same place if there is one. */
  InOrder<V> with(V value) {
    int at = find(value);
    if (at >= 0 && values.get(at).equals(value)) {
      return this;
    }
    var next = new ArrayList<V>(values.size() + 1);
    next.addAll(values);
    if (at >= 0) {
      next.set(at, value);
    } else {
      next.add(-at - 1, value);
    }
    return new InOrder<>(order, Collections.unmodifiableList(next));
  }

  /** Without the one of the same place. */
  InOrder<V> without(V value) {
    int at = find(value);
    if (at < 0) {
      return this;
    }
    var next = new ArrayList<>(values);
    next.remove(at);
    return new InOrder<>(order, Collections.unmodifiableList(next));
  }

  /** Only what comes after a place. */
  InOrder<V> from(V after) {
    int first = place(after);
    return first == 0
        ? this
        : new InOrder<>(order, List.copyOf(values.subList(first, values.size())));
  }

  /** What comes after one place, up to another; a view. */
  List<V> between(V after, V upTo) {
    int first = place(after);
    return values.subList(first, Math.max(first, place(upTo)));
  }

  /** How many come before a place. */
  private int place(V value) {
    int at = find(value);
    return at < 0 ? -at - 1 : at;
  }

  private int find(V value) {
    return Collections.binarySearch(values, value, order);
  }
}
