package cn.huimin.hotline.intake.edition;

import cn.huimin.hotline.platform.edition.Person;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Stage;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A directory as a file: units and people, as a county hands it over. Names and addresses of people
 * go to the vault; the topic gets accounts and roles.
 *
 * @param units units, in any order
 * @param people people
 */
public record SeedDirectory(List<SeedUnit> units, List<SeedPerson> people) {

  /** A unit of the file; see {@link Unit} for the fields. */
  public record SeedUnit(
      String unitId,
      @Nullable String parentId,
      UnitKind kind,
      String name,
      @Nullable String shortName,
      @Nullable List<String> aliases,
      @Nullable Stage stage,
      @Nullable String town,
      boolean cityDirect,
      boolean privateSchool,
      @Nullable Integer pupils,
      boolean closed,
      @Nullable String successorId,
      @Nullable List<String> categories) {

    Unit unit() {
      return new Unit(
          unitId,
          parentId,
          kind,
          name,
          shortName,
          aliases == null ? List.of() : aliases,
          stage,
          town,
          cityDirect,
          privateSchool,
          pupils,
          closed,
          successorId,
          categories == null ? List.of() : categories);
    }
  }

  /**
   * A person of the file.
   *
   * @param account account name
   * @param role role
   * @param unitId unit
   * @param deputy whether a deputy (分管)
   * @param displayName name on screens
   * @param email where mail goes
   */
  public record SeedPerson(
      String account,
      String role,
      String unitId,
      boolean deputy,
      @Nullable String displayName,
      @Nullable String email) {

    /** The role; files also say DUTY_OFFICER. */
    public Role knownRole() {
      return role.equals("DUTY_OFFICER") ? Role.DUTY : Role.valueOf(role);
    }

    Person person() {
      return new Person(account, unitId, knownRole(), deputy);
    }
  }

  /** What there is without a file: a bureau, its centre, and nobody but the administrator. */
  public static final SeedDirectory SMALLEST =
      new SeedDirectory(
          List.of(
              smallest("u-bureau", null, UnitKind.BUREAU, "教育局"),
              smallest("u-centre", "u-bureau", UnitKind.CENTRE, "教育惠民中心")),
          List.of(new SeedPerson("admin", "ADMIN", "u-centre", false, null, null)));

  /** Copies its lists. */
  public SeedDirectory {
    units = List.copyOf(units);
    people = List.copyOf(people);
  }

  /** Reads the file's JSON; what it says beyond our fields is left. */
  public static SeedDirectory parse(byte[] file) {
    return JsonMapper.builder()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build()
        .readValue(file, SeedDirectory.class);
  }

  private static SeedUnit smallest(
      String id, @Nullable String parentId, UnitKind kind, String name) {
    return new SeedUnit(
        id, parentId, kind, name, null, null, null, null, false, false, null, false, null, null);
  }
}
