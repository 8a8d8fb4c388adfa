package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.schemas.word.Role;
import java.util.EnumSet;
import java.util.Set;

/** How the actor stands to the unit that has the case. */
public enum Relation {
  /** Acts for the centre, whatever the unit. */
  CENTRE,
  /** The actor's unit has the case. */
  OWN,
  /** The actor's unit is above the one that has the case. */
  ABOVE,
  /** The actor's unit is below the one that has the case. */
  BELOW,
  /** The actor's unit was invited as a co-unit; whatever else it is to the case. */
  JOINT,
  /** Another line, or nobody has the case yet. */
  OTHER;

  private static final Set<Role> OF_THE_CENTRE =
      EnumSet.of(Role.OPERATOR, Role.DUTY, Role.LEADER, Role.SERVICE);

  /** Whether the actor stands so to the case. */
  boolean holds(Actor actor, Case file, Directory directory) {
    return this == JOINT
        ? file.beside().coUnit(actor.unitId()).isPresent()
        : this == of(actor, file, directory);
  }

  /** The relation of an actor's unit to the unit that has the case. */
  public static Relation of(Actor actor, Case file, Directory directory) {
    if (OF_THE_CENTRE.contains(actor.role())) {
      return CENTRE;
    }
    var assignment = file.assignment();
    var unitId = actor.unitId();
    if (assignment == null || unitId == null || !file.isWithAUnit()) {
      return OTHER;
    }
    if (assignment.unitId().equals(unitId)) {
      return OWN;
    }
    if (assignment.line().contains(unitId)) {
      return ABOVE;
    }
    return directory.isWithin(unitId, assignment.unitId()) ? BELOW : OTHER;
  }
}
