package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.schemas.word.Party;
import cn.huimin.hotline.schemas.word.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what: role and relation of the actor's unit to the case's (DOMAIN §3). What is not in
 * the table is forbidden.
 */
public final class Rights {

  private static final TextTable TABLE =
      TextTable.of(
          """
          action                  role      relation  party   when

          dispatch                OPERATOR  CENTRE    CENTRE  always
          dispatch                DUTY      CENTRE    CENTRE  urgent
          dispatch                LIAISON   OWN       UNIT    units-in-line
          return                  LIAISON   OWN       UNIT    always
          return-decision         OPERATOR  CENTRE    CENTRE  always
          consult                 OPERATOR  CENTRE    CENTRE  always
          consult-decision        OPERATOR  CENTRE    CENTRE  always
          consult-decision        LEADER    CENTRE    CENTRE  always
          split                   OPERATOR  CENTRE    CENTRE  always
          note-part               SERVICE   CENTRE    NOBODY  always
          merge                   OPERATOR  CENTRE    CENTRE  always
          unmerge                 OPERATOR  CENTRE    CENTRE  always
          note-merge              SERVICE   CENTRE    NOBODY  always
          confirm-emergency       OPERATOR  CENTRE    CENTRE  always
          confirm-emergency       DUTY      CENTRE    CENTRE  always
          police-report           LIAISON   OWN       UNIT    always
          police-report           HEAD      OWN       UNIT    always
          police-report           OPERATOR  CENTRE    CENTRE  always
          delegate                HEAD      OWN       HEAD    always
          falsified               OPERATOR  CENTRE    CENTRE  always
          falsified               LEADER    CENTRE    CENTRE  always
          rate                    OPERATOR  CENTRE    CENTRE  always
          rate                    LEADER    CENTRE    CENTRE  one-person-centre
          rate                    COMPLAINANT  OTHER  CENTRE  always
          promise-done            OPERATOR  CENTRE    CENTRE  always
          joint                   LIAISON   OWN       UNIT    always
          joint                   HEAD      OWN       UNIT    always
          joint                   OPERATOR  CENTRE    CENTRE  always
          joint-answer            LIAISON   JOINT     UNIT    always
          joint-answer            HEAD      JOINT     UNIT    always

          sign                    LIAISON   OWN       UNIT    always
          sign                    LIAISON   ABOVE     UNIT    always
          contact                 LIAISON   OWN       UNIT    shown
          contact                 HEAD      OWN       UNIT    shown
          contact                 OPERATOR  CENTRE    CENTRE  hidden

          extension               LIAISON   OWN       UNIT    always
          extension               HEAD      OWN       UNIT    always
          extension-decision      OPERATOR  CENTRE    CENTRE  always
          complex                 LIAISON   OWN       UNIT    always
          complex                 HEAD      OWN       UNIT    always
          complex-decision        OPERATOR  CENTRE    CENTRE  always

          report                  LIAISON   OWN       UNIT    always
          report                  HEAD      OWN       UNIT    always
          sign-off                HEAD      OWN       HEAD    always
          sign-off                LIAISON   OWN       HEAD    delegated
          sign-off                HEAD      ABOVE     HEAD    head-wrote-it
          review                  OPERATOR  CENTRE    CENTRE  always
          review                  LEADER    CENTRE    CENTRE  one-person-centre

          callback                OPERATOR  CENTRE    CENTRE  always
          callback                LEADER    CENTRE    CENTRE  one-person-centre
          close                   OPERATOR  CENTRE    CENTRE  always
          close                   LEADER    CENTRE    CENTRE  one-person-centre

          recheck                 LIAISON   OWN       UNIT    always
          recheck                 HEAD      OWN       UNIT    always
          recheck-decision        OPERATOR  CENTRE    CENTRE  always

          urge                    OPERATOR  CENTRE    CENTRE  always
          amend                   OPERATOR  CENTRE    CENTRE  always

          supervise               LEADER    CENTRE    LEADER  always
          sign-draft              LEADER    CENTRE    LEADER  always
          supervision-answer      LIAISON   OWN       UNIT    always
          supervision-answer      HEAD      OWN       UNIT    always
          draft-supervision       SERVICE   CENTRE    NOBODY  always

          correct-classification  OPERATOR  CENTRE    CENTRE  always
          answer                  OPERATOR  CENTRE    CENTRE  always
          decline                 OPERATOR  CENTRE    CENTRE  always
          refer                   OPERATOR  CENTRE    CENTRE  always
          withdraw                LIAISON   OWN       UNIT    always
          withdraw                HEAD      OWN       UNIT    always
          withdraw                OPERATOR  CENTRE    CENTRE  always
          withdraw-decision       OPERATOR  CENTRE    CENTRE  always
          invalidate              OPERATOR  CENTRE    CENTRE  always
          invalidate              LEADER    CENTRE    CENTRE  one-person-centre
          confirm                 OPERATOR  CENTRE    CENTRE  not-the-only-operators
          confirm                 LEADER    CENTRE    CENTRE  of-the-only-operator

          return-to-source        OPERATOR  CENTRE    CENTRE  always
          source-refusal          OPERATOR  CENTRE    CENTRE  always
          source-acceptance       OPERATOR  CENTRE    CENTRE  always
          source-redo             OPERATOR  CENTRE    CENTRE  always
          source-callback         OPERATOR  CENTRE    CENTRE  always

          note-repeat             SERVICE   CENTRE    NOBODY  always
          note-flood              SERVICE   CENTRE    NOBODY  always
          note-limit              SERVICE   CENTRE    NOBODY  always
          """);

  /** Nobody does these on a report they wrote, be it the one of the lead that a case joined. */
  private static final Set<Action> NOT_ON_OWN_WORK =
      EnumSet.of(
          Action.SIGN_OFF,
          Action.REVIEW,
          Action.CALLBACK,
          Action.CLOSE,
          Action.RATE,
          Action.FALSIFIED);

  private static final List<Right> RIGHTS = read();

  /**
   * One right.
   *
   * @param action what may be done
   * @param role who may
   * @param relation of the actor's unit to the case's
   * @param party whose side it is on
   */
  record Right(Action action, Role role, Relation relation, Party party, When when) {}

  private Rights() {}

  /** Why the actor may not do it to this case, or null if it is allowed. */
  public static @Nullable Refusal check(
      Action action, Actor actor, Case file, Directory directory) {
    var ofRole =
        RIGHTS.stream().filter(r -> r.action() == action && r.role() == actor.role()).toList();
    if (ofRole.isEmpty()) {
      return Refusal.forbidden(action, "您的岗位不办理这一步");
    }
    var related =
        ofRole.stream().filter(right -> right.relation().holds(actor, file, directory)).toList();
    if (related.isEmpty()) {
      return Refusal.forbidden(action, "这件工单不在您的单位");
    }
    if (related.stream().noneMatch(right -> right.when().holds(actor, file, directory))) {
      return Refusal.forbidden(action, related.getFirst().when().otherwise());
    }
    boolean own = file.reportedBy(actor.id()) || file.merging().answeredBy(actor.id());
    if (NOT_ON_OWN_WORK.contains(action) && own) {
      return Refusal.ownWork(action);
    }
    var proposal = file.settlement().proposal();
    return action == Action.CONFIRM && proposal != null && proposal.by().equals(actor.id())
        ? Refusal.ownProposal(action)
        : null;
  }

  /** Roles that may do it to this case now, by the party they belong to. */
  public static Map<Party, List<Role>> holders(Action action, Case file, Directory directory) {
    var holders = new EnumMap<Party, List<Role>>(Party.class);
    for (var right : RIGHTS) {
      // A complainant is no user and is offered nothing: the page by number and code looks itself.
      if (right.action() == action
          && right.role() != Role.COMPLAINANT
          && (right.relation() == Relation.CENTRE || file.isWithAUnit())
          && right.when().holds(null, file, directory)) {
        var roles = holders.computeIfAbsent(right.party(), _ -> new ArrayList<>());
        if (!roles.contains(right.role())) {
          roles.add(right.role());
        }
      }
    }
    return holders;
  }

  private static List<Right> read() {
    return TABLE.rows().stream()
        .map(
            row ->
                new Right(
                    LifeTable.action(row.get(0)),
                    Role.valueOf(row.get(1)),
                    Relation.valueOf(row.get(2)),
                    Party.valueOf(row.get(3)),
                    When.valueOf(row.get(4).toUpperCase(Locale.ROOT).replace('-', '_'))))
        .toList();
  }
}
