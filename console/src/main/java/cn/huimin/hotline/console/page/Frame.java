package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.schemas.word.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param account account that is signed in
 * @param who who that is
 * @param today 11月18日 周三
 * @param time 10:24
 * @param office 工作时间 or not
 * @param nav pages of the person's role, by subject where they are many
 */
public record Frame(
    String account, String who, String today, String time, String office, List<Group> nav) {

  /** So many pages stand side by side; more are folded up by subject. */
  private static final int SIDE_BY_SIDE = 10;

  /** Subject of a page by its name; what has none stands by itself. */
  private static final Map<String, String> SUBJECTS =
      Map.ofEntries(
          Map.entry("entry", "intake"),
          Map.entry("imports", "intake"),
          Map.entry("letters", "intake"),
          Map.entry("cases", "handling"),
          Map.entry("promises", "handling"),
          Map.entry("confirmations", "handling"),
          Map.entry("write-backs", "handling"),
          Map.entry("knowledge", "handling"),
          Map.entry("warnings", "watching"),
          Map.entry("heat", "watching"),
          Map.entry("wall", "watching"),
          Map.entry("scores", "assessing"),
          Map.entry("bulletins", "assessing"),
          Map.entry("assessment", "assessing"),
          Map.entry("teachers", "assessing"),
          Map.entry("reconciliation", "assessing"),
          Map.entry("directory", "settings"),
          Map.entry("policies", "settings"),
          Map.entry("dead-letters", "settings"),
          Map.entry("privacy", "settings"),
          Map.entry("stand-ins", "settings"));

  /**
   * Pages of one subject, or a page that stands by itself.
   *
   * @param name key of the subject; of a page by itself, of the page
   * @param links the pages
   */
  public record Group(String name, List<Link> links) {

    /** Copies its list. */
    public Group {
      links = List.copyOf(links);
    }

    /** Whether it is one page by itself. */
    public boolean alone() {
      return links.size() == 1;
    }

    /** Whether the section that is shown is one of its pages. */
    public boolean holds(@Nullable String section) {
      return links.stream().anyMatch(link -> link.section().equals(section));
    }
  }

  /** Whether pages are folded up. */
  public boolean folds() {
    return nav.stream().anyMatch(group -> !group.alone());
  }

  /** A page: its address, the key of its name, and the section it belongs to. */
  public record Link(String href, String name, String section) {

    private Link(String href, String section) {
      this(href, section, section);
    }
  }

  /**
   * Pages of a role: the one it begins with first, the others side by side or by subject, in the
   * order in which the first of each comes.
   */
  static List<Group> nav(Viewer viewer) {
    var links = links(viewer);
    boolean many = links.size() > SIDE_BY_SIDE;
    var home = home(viewer);
    var groups = new LinkedHashMap<String, List<Link>>();
    links.stream()
        .sorted(Comparator.comparing(link -> !link.href().equals(home)))
        .forEach(
            link -> {
              boolean alone = !many || link.href().equals(home);
              var name = alone ? link.name() : SUBJECTS.getOrDefault(link.name(), link.name());
              groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(link);
            });
    return groups.entrySet().stream()
        .map(
            entry ->
                new Group(
                    entry.getValue().size() == 1
                        ? entry.getValue().getFirst().name()
                        : entry.getKey(),
                    entry.getValue()))
        .toList();
  }

  private static List<Link> links(Viewer viewer) {
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
