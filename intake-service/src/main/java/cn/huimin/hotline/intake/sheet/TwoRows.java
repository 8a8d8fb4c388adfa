package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.mapping.Columns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A header of two rows, of which the upper is merged over groups of the lower: whose a name is, the
 * group says. What stands under a group of the accused, or of whoever handles it, is nothing of the
 * complainant.
 *
 * @param texts what is shown in each column: the lower name where there is one, else the upper
 * @param names by what each column is known
 * @param others columns of somebody else, which become no field
 */
record TwoRows(List<String> texts, List<String> names, Set<Integer> others) {

  private static final int LONGEST_GROUP = 12;
  private static final int GENERAL = 2;

  private static final Pattern NO_GROUP = Pattern.compile("[:：\\d]");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern SAYS_NOTHING = Pattern.compile("(?:基本|相关)?(?:信息|情况|资料|栏目?|部分|数据)$");
  private static final Pattern OTHERS =
      Pattern.compile("被|承办|办理|办结|处理|处置|回访|回复|答复|反馈|审核|经办|坐席|话务|受理人|派单|督办|满意");
  private static final Pattern CALLERS =
      Pattern.compile("(?<!被)(?:诉求|来电|来话|来信|来访|反映|投诉|举报|求助|联系|申请|当事)(?:人|者)|市民|群众");

  /** Names that say in themselves whose they are. */
  private static final Pattern SAYS_WHOSE =
      Pattern.compile("(?:诉求|来电|来话|来信|来访|反映|投诉|举报|求助|申请|当事|写信)(?:人|者).*|(?:市民|群众).*");

  private static final Set<String> OF_WHOEVER_HANDLES_IT =
      Set.of("unitHint", "deadlineFromSource", "urgency", "confidential", "previousNumber");

  TwoRows {
    texts = List.copyOf(texts);
    names = List.copyOf(names);
    others = Set.copyOf(others);
  }

  /** What the columns are. */
  Columns.Found in(Columns columns) {
    return columns.find(names, others);
  }

  /** Two rows as one header. */
  static TwoRows of(TableRow above, TableRow below, Columns columns) {
    var upper = above.texts();
    var lower = below.texts();
    var texts = new ArrayList<String>();
    var names = new ArrayList<String>();
    var others = new HashSet<Integer>();
    var group = "";
    for (int at = 0; at < Math.max(upper.size(), lower.size()); at++) {
      var over = at < upper.size() ? upper.get(at) : "";
      var under = at < lower.size() ? lower.get(at) : "";
      if (!over.isBlank()) {
        group = isGroup(over, at, above) ? BLANKS.matcher(over).replaceAll("") : "";
      }
      texts.add(under.isBlank() ? over : under);
      if (under.isBlank() || group.isEmpty()) {
        if (under.isBlank()) {
          group = "";
        }
        names.add(texts.getLast());
      } else {
        var one = name(group, under, columns);
        names.add(one.name());
        if (one.anothers()) {
          others.add(at);
        }
      }
    }
    return new TwoRows(texts, names, others);
  }

  /** A title or a period stands above a header too, and is no group of it. */
  private static boolean isGroup(String over, int column, TableRow row) {
    return over.strip().length() <= LONGEST_GROUP
        && !NO_GROUP.matcher(over).find()
        && (row.filled() > 1 || (column > 0 && SAYS_NOTHING.matcher(over).find()));
  }

  private record Name(String name, boolean anothers) {}

  private static Name name(String group, String under, Columns columns) {
    var lower = BLANKS.matcher(under).replaceAll("");
    var both = SAYS_NOTHING.matcher(group).replaceFirst("") + lower;
    var itsField = columns.field(under);
    var bothField = columns.field(group + lower).or(() -> columns.field(both));
    if (itsField.isEmpty() && bothField.isEmpty()) {
      return new Name(under, false);
    }
    if (itsField.filter("confidential"::equals).isPresent()) {
      return new Name(under, false);
    }
    if (OTHERS.matcher(group).find()) {
      return ofOthers(under, lower, both, itsField, bothField);
    }
    if (bothField.isPresent()) {
      return new Name(bothField.equals(itsField) ? under : both, false);
    }
    boolean general = lower.length() <= GENERAL;
    if (general && columns.isNotNeeded(both)) {
      return new Name(both, false);
    }
    boolean callersOther =
        general && CALLERS.matcher(group).find() && !isOfCaller(itsField.orElseThrow());
    return new Name(callersOther ? both : under, callersOther);
  }

  private static Name ofOthers(
      String under,
      String lower,
      String both,
      Optional<String> itsField,
      Optional<String> bothField) {
    if (bothField.filter(OF_WHOEVER_HANDLES_IT::contains).isPresent()) {
      return new Name(bothField.equals(itsField) ? under : both, false);
    }
    if (itsField.isEmpty()) {
      return new Name(both, true);
    }
    var field = itsField.get();
    boolean theirs =
        !OF_WHOEVER_HANDLES_IT.contains(field)
            && !SAYS_WHOSE.matcher(lower).matches()
            && (isOfCaller(field) || lower.length() <= GENERAL);
    return new Name(theirs ? both : under, theirs);
  }

  private static boolean isOfCaller(String field) {
    return field.startsWith("complainant.");
  }
}
