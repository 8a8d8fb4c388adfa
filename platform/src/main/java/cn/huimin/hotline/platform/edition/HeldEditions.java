package cn.huimin.hotline.platform.edition;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Editions held in memory; whoever reads the topics, or a test, puts new ones in. */
public final class HeldEditions implements Editions {

  private final List<Consumer<Directory>> directoryListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Policies>> policiesListeners = new CopyOnWriteArrayList<>();
  private volatile Directory directory;
  private volatile Policies policies;

  /** Holds these to begin with. */
  public HeldEditions(Directory directory, Policies policies) {
    this.directory = directory;
    this.policies = policies;
  }

  @Override
  public Directory directory() {
    return directory;
  }

  @Override
  public Policies policies() {
    return policies;
  }

  @Override
  public void onDirectory(Consumer<Directory> listener) {
    directoryListeners.add(listener);
    listener.accept(directory);
  }

  @Override
  public void onPolicies(Consumer<Policies> listener) {
    policiesListeners.add(listener);
    listener.accept(policies);
  }

  /** Puts a new edition of the directory in force. */
  public void put(Directory next) {
    directory = next;
    directoryListeners.forEach(listener -> listener.accept(next));
  }

  /** Puts a new edition of the policies in force. */
  public void put(Policies next) {
    policies = next;
    policiesListeners.forEach(listener -> listener.accept(next));
  }
}
