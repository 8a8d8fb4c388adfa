package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.schemas.word.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands around every page.
 *
 * @param who who is signed in
 * @param today 11月18日 周三
 * @param time 10:24
 * @param office 工作时间 or not
 * @param nav pages of the person's role
 */
public record Frame(String who, String today, String time, String office, List<Link> nav) {

  /** A page: its address, its name, and the name of the section it belongs to. */
  public record Link(String href, String name, String section) {}

  /** Pages of a role. */
  static List<Link> nav(Viewer viewer) {
    var nav = new ArrayList<Link>();
    Role role = viewer.role();
    if (role == Role.OPERATOR || role == Role.DUTY) {
      nav.add(new Link("/desk", "工作台", "desk"));
      nav.add(new Link("/entry", "登记", "entry"));
    }
    if (viewer.isOfUnit()) {
      nav.add(new Link("/todo", "待办", "todo"));
      nav.add(new Link("/entry", "登记", "entry"));
    }
    if (viewer.seesAllUnits() || viewer.isOfUnit()) {
      nav.add(new Link("/cases", "工单", "cases"));
      nav.add(new Link("/warnings", "预警", "warnings"));
      nav.add(new Link("/promises", "承诺", "promises"));
    }
    if (role == Role.OPERATOR || role == Role.LEADER) {
      nav.add(new Link("/confirmations", "待确认", "confirmations"));
    }
    if (role == Role.OPERATOR) {
      nav.add(new Link("/write-backs", "待回填", "write-backs"));
    }
    if (role == Role.OPERATOR || role == Role.DUTY || role == Role.LEADER) {
      nav.add(new Link("/knowledge", "政策口径", "knowledge"));
    }
    if (viewer.isOfUnit()) {
      nav.add(new Link("/reports", "报送", "reports"));
    }
    if (role == Role.HEAD) {
      nav.add(new Link("/scores", "成绩单", "scores"));
    } else if (role == Role.OPERATOR
        || role == Role.LEADER
        || role == Role.ASSESSOR
        || role == Role.PERSONNEL) {
      nav.add(new Link("/scores", "考核", "scores"));
    }
    if (role == Role.OPERATOR || role == Role.ASSESSOR || role == Role.LEADER) {
      nav.add(new Link("/bulletins", "通报", "bulletins"));
    }
    if (role == Role.ASSESSOR || role == Role.LEADER) {
      nav.add(new Link("/assessment", "考核材料", "assessment"));
    }
    if (role == Role.ASSESSOR || role == Role.PERSONNEL) {
      nav.add(new Link("/teacher-check", "教师审查", "teachers"));
    }
    if (role == Role.PERSONNEL) {
      nav.add(new Link("/head-ranks", "校长职级", "head-ranks"));
    }
    if (role == Role.ASSESSOR) {
      nav.add(new Link("/reconciliation", "对账", "reconciliation"));
    }
    if (role == Role.OPERATOR || role == Role.ASSESSOR || role == Role.LEADER) {
      nav.add(new Link("/heat", "热度", "heat"));
    }
    if (role == Role.LEADER) {
      nav.add(new Link("/wall", "大屏", "wall"));
    }
    if (role == Role.DATA_OFFICER || role == Role.ADMIN) {
      nav.add(new Link("/privacy", "个人信息", "privacy"));
    }
    if (role == Role.OPERATOR || role == Role.ADMIN) {
      nav.add(new Link("/directory", "单位", "directory"));
    }
    if (role == Role.ADMIN) {
      nav.add(new Link("/policies", "制度", "policies"));
      nav.add(new Link("/dead-letters", "死信", "dead-letters"));
    }
    nav.add(new Link("/inbox", "消息", "inbox"));
    nav.add(new Link("/help", "帮助", "help"));
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
