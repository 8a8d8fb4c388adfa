package cn.huimin.hotline.sample;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory of the sample county, as read from {@code sample-county/directory.json}: units,
 * people and the aliases that several schools share on purpose (DOMAIN §4.1).
 *
 * @param county the invented county-level city
 * @param edition number of this edition
 * @param units bureau, departments, town offices, schools and grade sections; a parent stands
 *     before its children
 * @param sharedAliases every alias that more than one unit answers to
 * @param people liaisons, heads and the accounts of centre and bureau
 */
public record SampleDirectory(
    String county,
    int edition,
    List<Unit> units,
    List<SharedAlias> sharedAliases,
    List<Person> people) {

  /** What a unit is. */
  public enum UnitKind {
    BUREAU,
    DEPARTMENT,
    CENTRE,
    TOWN_OFFICE,
    SCHOOL,
    KINDERGARTEN,
    GRADE_SECTION
  }

  /** The stage a school teaches. */
  public enum Stage {
    KINDERGARTEN,
    PRIMARY,
    JUNIOR,
    SENIOR,
    NINE_YEAR,
    VOCATIONAL,
    SPECIAL
  }

  /** What a person may do; one account has one role at one unit. */
  public enum Role {
    LIAISON,
    HEAD,
    OPERATOR,
    LEADER,
    ASSESSOR,
    PERSONNEL,
    DATA_OFFICER,
    DUTY,
    ADMIN
  }

  /**
   * One unit.
   *
   * @param unitId short stable slug, {@code u-} and lower-case letters, digits or hyphens
   * @param parentId the unit above, absent for the bureau alone
   * @param kind what it is
   * @param name full official name
   * @param shortName what it is called on screens
   * @param aliases other names people write, common misspellings included; several units may share
   *     one
   * @param stage what it teaches, absent where it is no school
   * @param town town or 城区, absent for bureau and departments
   * @param address street and number, invented
   * @param cityDirect whether it is a 市直 school
   * @param privateSchool whether it is private (民办)
   * @param pupils number of pupils, 0 where it is no school
   * @param closed whether it was closed or merged
   * @param successorId the unit that took over a closed one; absent if none did, then the parent
   *     answers
   * @param categories level-1 categories a department is responsible for (DOMAIN §4.2)
   */
  public record Unit(
      String unitId,
      @Nullable String parentId,
      UnitKind kind,
      String name,
      String shortName,
      List<String> aliases,
      @Nullable Stage stage,
      @Nullable String town,
      @Nullable String address,
      boolean cityDirect,
      boolean privateSchool,
      int pupils,
      boolean closed,
      @Nullable String successorId,
      List<String> categories) {}

  /**
   * An alias several units answer to.
   *
   * @param alias the words
   * @param units ids of all units that bear it as name, short name or alias
   */
  public record SharedAlias(String alias, List<String> units) {}

  /**
   * A person with an account; the name is invented.
   *
   * @param account name to sign in with
   * @param role what the person does
   * @param unitId where
   * @param deputy whether a deputy (分管); nobody is in this edition
   * @param displayName how screens call the person
   * @param email address in a reserved domain
   */
  public record Person(
      String account, Role role, String unitId, boolean deputy, String displayName, String email) {}

  /** Reads the directory from the class path. */
  public static SampleDirectory load() {
    return Resources.json("directory.json", SampleDirectory.class);
  }

  /** The unit of that id. */
  public Optional<Unit> unit(String unitId) {
    return units.stream().filter(unit -> unit.unitId().equals(unitId)).findFirst();
  }
}
