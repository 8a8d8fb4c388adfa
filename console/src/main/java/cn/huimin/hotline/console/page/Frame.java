package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.schemas.word.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands around every page.
 *
 * @param account account that is signed in
 * @param who who that is
 * @param today 11月18日 周三
 * @param time 10:24
 * @param office 工作时间 or not
 * @param nav pages of the person's role
 */
public record Frame(
    String account, String who, String today, String time, String office, List<Link> nav) {

  /** A page: its address, the key of its name, and the section it belongs to. */
  public record Link(String href, String name, String section) {

    private Link(String href, String section) {
      this(href, section, section);
    }
  }

  /** Pages of a role. */
  static List<Link> nav(Viewer viewer) {
    var nav = new ArrayList<Link>();
    Role role = viewer.role();
    if (role == Role.OPERATOR || role == Role.DUTY) {
      nav.add(new Link("/desk", "desk"));
      nav.add(new Link("/entry", "entry"));
    }
    if (role == Role.OPERATOR || role == Role.ADMIN) {
      nav.add(new Link("/imports", "imports"));
    }
    if (viewer.isOfUnit()) {
      nav.add(new Link("/todo", "todo"));
      nav.add(new Link("/entry", "entry"));
    }
    if (viewer.seesAllUnits() || viewer.isOfUnit()) {
      nav.add(new Link("/cases", "cases"));
      nav.add(new Link("/warnings", "warnings"));
      nav.add(new Link("/promises", "promises"));
    }
    if (role == Role.OPERATOR || role == Role.LEADER) {
      nav.add(new Link("/confirmations", "confirmations"));
    }
    if (role == Role.OPERATOR) {
      nav.add(new Link("/write-backs", "write-backs"));
      nav.add(new Link("/letters", "letters"));
    }
    if (role == Role.OPERATOR || role == Role.DUTY || role == Role.LEADER) {
      nav.add(new Link("/knowledge", "knowledge"));
    }
    if (viewer.isOfUnit()) {
      nav.add(new Link("/reports", "reports"));
    }
    if (role == Role.HEAD) {
      nav.add(new Link("/scores", "scorecard", "scores"));
    } else if (role == Role.OPERATOR
        || role == Role.LEADER
        || role == Role.ASSESSOR
        || role == Role.PERSONNEL) {
      nav.add(new Link("/scores", "scores"));
    }
    if (role == Role.OPERATOR || role == Role.ASSESSOR || role == Role.LEADER) {
      nav.add(new Link("/bulletins", "bulletins"));
    }
    if (role == Role.ASSESSOR || role == Role.LEADER) {
      nav.add(new Link("/assessment", "assessment"));
    }
    if (role == Role.ASSESSOR || role == Role.PERSONNEL) {
      nav.add(new Link("/teacher-check", "teachers"));
    }
    if (role == Role.PERSONNEL) {
      nav.add(new Link("/head-ranks", "head-ranks"));
    }
    if (role == Role.ASSESSOR) {
      nav.add(new Link("/reconciliation", "reconciliation"));
    }
    if (role == Role.OPERATOR || role == Role.ASSESSOR || role == Role.LEADER) {
      nav.add(new Link("/heat", "heat"));
    }
    if (role == Role.LEADER) {
      nav.add(new Link("/wall", "wall"));
    }
    if (role == Role.DATA_OFFICER || role == Role.ADMIN) {
      nav.add(new Link("/privacy", "privacy"));
    }
    if (role == Role.OPERATOR || role == Role.ADMIN) {
      nav.add(new Link("/directory", "directory"));
    }
    if (role == Role.ADMIN) {
      nav.add(new Link("/policies", "policies"));
      nav.add(new Link("/dead-letters", "dead-letters"));
    }
    if (role == Role.HEAD || role == Role.ADMIN) {
      nav.add(new Link("/stand-ins", "stand-ins"));
    }
    nav.add(new Link("/inbox", "inbox"));
    nav.add(new Link("/help", "help"));
    return nav;
  }

  /** The page a role begins with. */
  static String home(Viewer viewer) {
    return switch (viewer.role()) {
      case OPERATOR, DUTY -> "/desk";
      case LIAISON, HEAD -> "/todo";
      case LEADER -> "/warnings";
      case ASSESSOR, PERSONNEL -> "/scores";
      case DATA_OFFICER -> "/privacy";
      default -> "/inbox";
    };
  }
}
