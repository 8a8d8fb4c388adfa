package cn.huimin.hotline.platform.edition;

import java.util.function.Consumer;

/** The editions in force, as this service has read them. */
public interface Editions {

  /** The directory in force; empty before the first edition. */
  Directory directory();

  /** The policies in force; empty before the first edition. */
  Policies policies();

  /** Calls back after each new edition of the directory, and at once with the one in force. */
  void onDirectory(Consumer<Directory> listener);

  /** Calls back after each new edition of the policies, and at once with the one in force. */
  void onPolicies(Consumer<Policies> listener);
}
