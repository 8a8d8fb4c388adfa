package cn.huimin.hotline.routing.engine;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Person;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small bureau to decide in: a town office with schools, a school of the city, departments. */
final class Town {

  static final String BUREAU = "bureau";
  static final String FEES = "fees";
  static final String TEACHERS = "teachers";
  static final String OFFICE = "office";
  static final String SCHOOL = "school";
  static final String SECTION = "section";
  static final String SISTER = "sister";
  static final String CLOSED = "closed";
  static final String CITY = "city";

  static final Actor OPERATOR = new Actor("operator", Role.OPERATOR, "centre", "api");

  /** A second one, where the centre has two. */
  static final Actor SECOND_OPERATOR = new Actor("operator1", Role.OPERATOR, "centre", "api");

  static final Actor LEADER = new Actor("leader", Role.LEADER, BUREAU, "api");
  static final Actor DUTY = new Actor("duty", Role.DUTY, "centre", "api");
  static final Actor COMPLAINANT = new Actor("complainant", Role.COMPLAINANT, null, "portal");
  static final Actor SERVICE = new Actor("service:routing", Role.SERVICE, null, null);

  static final Directory DIRECTORY = directory(1);
  static final Directory WITH_TWO_OPERATORS = directory(2);

  private Town() {}

  static Actor liaison(String unit) {
    return new Actor("liaison-" + unit, Role.LIAISON, unit, "api");
  }

  /** The operator, who in a small county writes reports as well. */
  static Actor operatorAsLiaison(String unit) {
    return new Actor(OPERATOR.id(), Role.LIAISON, unit, "api");
  }

  /** The liaison, who is its deputy head as well. */
  static Actor liaisonAsHead(String unit) {
    return new Actor(liaison(unit).id(), Role.HEAD, unit, "api");
  }

  /** Another liaison of the unit, who wrote nothing. */
  static Actor second(String unit) {
    return new Actor("second-" + unit, Role.LIAISON, unit, "api");
  }

  static Actor head(String unit) {
    return new Actor("head-" + unit, Role.HEAD, unit, "api");
  }

  private static Directory directory(int operators) {
    var units =
        List.of(
            unit(BUREAU, null, UnitKind.BUREAU, "云湖市教育和体育局"),
            unit("centre", BUREAU, UnitKind.CENTRE, "惠民中心"),
            department(FEES, "计财科", "违规收费"),
            department(TEACHERS, "教师工作科", "师德师风"),
            unit(OFFICE, BUREAU, UnitKind.TOWN_OFFICE, "大营镇教管办"),
            unit(SCHOOL, OFFICE, UnitKind.SCHOOL, "大营镇中心小学"),
            unit(SECTION, SCHOOL, UnitKind.GRADE_SECTION, "大营镇中心小学一年级"),
            unit(SISTER, OFFICE, UnitKind.SCHOOL, "赵庄小学"),
            new Unit(
                CLOSED,
                OFFICE,
                UnitKind.SCHOOL,
                "沙窝小学",
                null,
                List.of(),
                null,
                "大营镇",
                false,
                false,
                0,
                true,
                SISTER,
                List.of()),
            unit(CITY, BUREAU, UnitKind.SCHOOL, "云湖市第一中学"));
    var people = new ArrayList<Person>();
    for (int i = 0; i < operators; i++) {
      people.add(new Person("operator" + (i == 0 ? "" : i), "centre", Role.OPERATOR, false));
    }
    people.add(new Person("leader", BUREAU, Role.LEADER, false));
    for (var unit : List.of(FEES, TEACHERS, OFFICE, SCHOOL, SECTION, SISTER, CITY)) {
      people.add(new Person(second(unit).id(), unit, Role.LIAISON, false));
    }
    return new Directory(7, units, people);
  }

  private static Unit department(String id, String name, String category) {
    return new Unit(
        id,
        BUREAU,
        UnitKind.DEPARTMENT,
        name,
        null,
        List.of(),
        null,
        null,
        false,
        false,
        null,
        false,
        null,
        List.of(category));
  }

  private static Unit unit(String id, @Nullable String parent, UnitKind kind, String name) {
    return new Unit(
        id, parent, kind, name, null, List.of(), null, null, false, false, null, false, null,
        List.of());
  }
}
