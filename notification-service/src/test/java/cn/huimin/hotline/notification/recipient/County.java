package cn.huimin.hotline.notification.recipient;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Person;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small county for tests. */
public final class County {

  public static final Directory DIRECTORY =
      new Directory(
          1,
          List.of(
              unit("bureau", null, UnitKind.BUREAU),
              unit("centre", "bureau", UnitKind.CENTRE),
              unit("finance", "bureau", UnitKind.DEPARTMENT, "违规收费"),
              unit("first", "bureau", UnitKind.SCHOOL),
              unit("grade", "first", UnitKind.GRADE_SECTION),
              unit("second", "bureau", UnitKind.SCHOOL)),
          List.of(
              new Person("leader", "bureau", Role.LEADER, false),
              new Person("operator", "centre", Role.OPERATOR, false),
              new Person("duty", "centre", Role.DUTY, false),
              new Person("head-centre", "centre", Role.HEAD, false),
              new Person("liaison-finance", "finance", Role.LIAISON, false),
              new Person("head-finance", "finance", Role.HEAD, false),
              new Person("liaison-first", "first", Role.LIAISON, false),
              new Person("liaison2-first", "first", Role.LIAISON, true),
              new Person("head-first", "first", Role.HEAD, false),
              new Person("deputy-first", "first", Role.HEAD, true),
              new Person("liaison-second", "second", Role.LIAISON, false),
              new Person("head-second", "second", Role.HEAD, false)));

  private County() {}

  private static Unit unit(
      String id, @Nullable String parent, UnitKind kind, String... categories) {
    return new Unit(
        id,
        parent,
        kind,
        id,
        null,
        List.of(),
        null,
        null,
        false,
        false,
        null,
        false,
        null,
        List.of(categories));
  }
}
