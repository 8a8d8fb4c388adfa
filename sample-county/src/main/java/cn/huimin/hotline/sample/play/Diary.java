package cn.huimin.hotline.sample.play;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the sample's people have not done yet. What is missing is done to the first case to which it
 * can be done, whatever chance says; so a month shows every action, however few its cases.
 */
final class Diary {

  private final Set<String> done = new HashSet<>();

  /** Case that an action is meant for; a case is meant for one thing at a time. */
  private final Map<String, String> meant = new HashMap<>();

  /** Whether the action is missing and this is the case for it. */
  synchronized boolean wants(String action, String caseId) {
    if (done.contains(action)) {
      return false;
    }
    var already = meant.get(action);
    if (already == null && !meant.containsValue(caseId)) {
      meant.put(action, caseId);
      return true;
    }
    return caseId.equals(already);
  }

  /** Whether something is meant to be done to the case: it does not lie. */
  synchronized boolean isMeant(String caseId) {
    return meant.containsValue(caseId);
  }

  /** Somebody did it to a case. */
  synchronized void did(String action) {
    done.add(action);
    meant.remove(action);
  }

  /** It could not be done to the case it was meant for: another will be found. */
  synchronized void cannot(String action, String caseId) {
    meant.remove(action, caseId);
  }

  /** What was meant for cases that are over is meant for others. */
  synchronized void forget(Predicate<String> over) {
    meant.values().removeIf(over);
  }
}
