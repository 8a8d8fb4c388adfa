package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.sla.warning.Finding;
import cn.huimin.hotline.sla.warning.Mark;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import cn.huimin.hotline.sla.warning.WarningLevel;
import cn.huimin.hotline.sla.warning.WarningRule;
import cn.huimin.hotline.sla.warning.WatchedCase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * 约谈: a leader should talk to the head (DOMAIN §6), for many cases of one category, for red cards,
 * or for a place among the last of the satisfaction survey.
 *
 * @param level its level
 * @param days how far back counts
 * @param cases cases of one category from which on it is due
 * @param redCards red cards from which on it is due
 * @param surveyBottom whether it is due for a place among the last of the survey
 */
public record InterviewDue(
    WarningLevel level, int days, int cases, int redCards, boolean surveyBottom)
    implements WarningRule {

  @Override
  public String name() {
    return "interview-due";
  }

  @Override
  public ScopeKey.Kind scope() {
    return ScopeKey.Kind.UNIT;
  }

  @Override
  public Optional<Finding> look(ScopeWatch watch, Instant now) {
    var since = now.minus(Duration.ofDays(days));
    var most = most(watch.acceptedBetween(since, now));
    var cards = watch.marks(Mark.Kind.RED_CARD, since);
    boolean manyCards = cards.size() >= redCards;
    var surveys = surveyBottom ? watch.marks(Mark.Kind.SURVEY_BOTTOM, since) : List.<Mark>of();
    if (most.isEmpty() && !manyCards && surveys.isEmpty()) {
      return Optional.empty();
    }
    var figures = new HashMap<String, String>();
    var behind = new TreeSet<String>();
    most.map(Map.Entry::getValue)
        .ifPresent(
            (List<WatchedCase> files) -> {
              figures.put("cases", String.valueOf(files.size()));
              files.forEach(file -> behind.add(file.caseId()));
            });
    if (manyCards) {
      figures.put("redCards", String.valueOf(cards.size()));
      cards.forEach(card -> behind.add(card.caseId()));
    }
    if (!surveys.isEmpty()) {
      var which = surveys.getLast().detail();
      figures.put("survey", which.substring(which.indexOf('/') + 1));
    }
    return Optional.of(
        new Finding(level, figures, behind, most.map(Map.Entry::getKey).orElse(null)));
  }

  /** The cases of the category that has most, if it has so many; of several the first by name. */
  private Optional<Map.Entry<String, List<WatchedCase>>> most(List<WatchedCase> files) {
    if (files.size() < cases) {
      return Optional.empty();
    }
    var counts = new TreeMap<String, List<WatchedCase>>();
    for (var file : files) {
      var category = file.category();
      if (category != null) {
        counts.computeIfAbsent(category, _ -> new ArrayList<>()).add(file);
      }
    }
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= cases)
        .max(Map.Entry.comparingByValue(Comparator.comparingInt(List::size)));
  }
}
