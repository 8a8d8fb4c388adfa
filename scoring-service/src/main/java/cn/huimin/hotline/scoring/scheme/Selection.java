package cn.huimin.hotline.scoring.scheme;

import cn.huimin.hotline.scoring.fact.CaseFacts;
import cn.huimin.hotline.scoring.fact.Ending;
import cn.huimin.hotline.scoring.fact.SourceLevel;
import java.util.Set;

/**
 * Which ended cases an item looks at.
 *
 * @param levels source levels that count
 * @param withoutEndings endings that do not
 */
public record Selection(Set<SourceLevel> levels, Set<Ending> withoutEndings) {

  /** Copies its sets. */
  public Selection {
    levels = Set.copyOf(levels);
    withoutEndings = Set.copyOf(withoutEndings);
  }

  /** Whether the case is ended and one of these. */
  public boolean takes(CaseFacts facts) {
    var life = facts.life();
    var ended = facts.ended();
    return life != null
        && ended != null
        && life.level() != null
        && levels.contains(life.level())
        && !withoutEndings.contains(ended.ending());
  }
}
