package cn.huimin.hotline.intake.edition;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Person;
import cn.huimin.hotline.platform.recipient.Roster;
import cn.huimin.hotline.platform.recipient.RosterReader;
import cn.huimin.hotline.platform.recipient.RuleReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Reads the policies of who is told and who is on duty as the service does that tells them, so that
 * what it would refuse is not published; and asks the directory for the units and people they name.
 */
final class RecipientCheck {

  private RecipientCheck() {}

  /** What is wrong with such a document, each item with its mend; nothing for other policies. */
  static List<FieldError> problems(String name, JsonNode document, Directory directory) {
    try {
      return switch (name) {
        case RuleReader.DOCUMENT -> {
          RuleReader.read(document.toString());
          yield List.of();
        }
        case RosterReader.DOCUMENT ->
            unknown(RosterReader.read(document.toString(), WorkingCalendar.SHANGHAI), directory);
        default -> List.of();
      };
    } catch (IllegalArgumentException e) {
      return List.of(named(String.valueOf(e.getMessage())));
    }
  }

  /** {@code shifts[0]/from: mend}, as readers say it. */
  private static FieldError named(String message) {
    int end = message.indexOf(": ");
    return end < 0
        ? new FieldError("document", message)
        : new FieldError(
            "document." + message.substring(0, end).replace('/', '.'), message.substring(end + 2));
  }

  private static List<FieldError> unknown(Roster roster, Directory directory) {
    var accounts =
        directory.people().stream().map(Person::account).collect(Collectors.toUnmodifiableSet());
    var problems = new ArrayList<FieldError>();
    for (int i = 0; i < roster.shifts().size(); i++) {
      var shift = roster.shifts().get(i);
      var where = "document.shifts[" + i + "].";
      for (var account : shift.accounts()) {
        if (!accounts.contains(account)) {
          problems.add(new FieldError(where + "accounts", "没有账号“" + account + "”，请改正，或先在人员里建立"));
        }
      }
      for (var unit : shift.units()) {
        if (directory.unit(unit).isEmpty()) {
          problems.add(new FieldError(where + "units", "没有编号为“" + unit + "”的单位，请照单位目录改正"));
        }
      }
    }
    return problems;
  }
}
