package cn.huimin.hotline.platform.edition;

import cn.huimin.hotline.schemas.directory.DirectoryPublished;
import cn.huimin.hotline.schemas.directory.PersonPublished;
import cn.huimin.hotline.schemas.directory.UnitPublished;
import cn.huimin.hotline.schemas.policy.PoliciesPublished;
import cn.huimin.hotline.schemas.policy.PolicyPublished;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Gathers the records of an edition and compiles it when its marker comes (DESIGN §3). Records of
 * an edition whose marker never came, since its writer died, are dropped by the next edition.
 */
public final class EditionCompiler {

  /** What a marker completed. */
  public sealed interface Compiled {
    /** A new edition of the directory. */
    record NewDirectory(Directory directory) implements Compiled {}

    /** A new edition of the policies. */
    record NewPolicies(Policies policies) implements Compiled {}
  }

  private final List<UnitPublished> units = new ArrayList<>();
  private final List<PersonPublished> people = new ArrayList<>();
  private final List<PolicyPublished> policies = new ArrayList<>();

  /**
   * Takes a record of the directory or policies topic.
   *
   * @return what it completed, if it was a marker
   * @throws IllegalArgumentException if the edition is not whole or not sound
   */
  public Optional<Compiled> accept(SpecificRecord value) {
    return switch (value) {
      case UnitPublished unit -> {
        units.add(unit);
        yield Optional.empty();
      }
      case PersonPublished person -> {
        people.add(person);
        yield Optional.empty();
      }
      case PolicyPublished policy -> {
        policies.add(policy);
        yield Optional.empty();
      }
      case DirectoryPublished marker -> Optional.of(compile(marker));
      case PoliciesPublished marker -> Optional.of(compile(marker));
      default ->
          throw new IllegalArgumentException(
              value.getClass().getSimpleName() + " belongs to no edition");
    };
  }

  private Compiled compile(DirectoryPublished marker) {
    try {
      int edition = marker.getEdition();
      var ofEdition =
          units.stream().filter(unit -> unit.getEdition() == edition).map(this::unit).toList();
      var staff =
          people.stream()
              .filter(person -> person.getEdition() == edition)
              .map(
                  person ->
                      new Person(
                          person.getAccount(),
                          person.getUnitId(),
                          person.getRole(),
                          person.getDeputy()))
              .toList();
      requireWhole(edition, "units", marker.getUnits(), ofEdition.size());
      requireWhole(edition, "people", marker.getPeople(), staff.size());
      return new Compiled.NewDirectory(new Directory(edition, ofEdition, staff));
    } finally {
      units.clear();
      people.clear();
    }
  }

  private Compiled compile(PoliciesPublished marker) {
    try {
      int edition = marker.getEdition();
      var documents =
          policies.stream()
              .filter(policy -> policy.getEdition() == edition)
              .map(
                  policy ->
                      new PolicyDocument(
                          policy.getName(),
                          policy.getVersion(),
                          policy.getEffectiveFrom(),
                          policy.getBody()))
              .toList();
      requireWhole(edition, "policies", marker.getPolicies(), documents.size());
      return new Compiled.NewPolicies(new Policies(edition, documents));
    } finally {
      policies.clear();
    }
  }

  private Unit unit(UnitPublished unit) {
    return new Unit(
        unit.getUnitId(),
        unit.getParentId(),
        unit.getKind(),
        unit.getName(),
        unit.getShortName(),
        unit.getAliases(),
        unit.getStage(),
        unit.getTown(),
        unit.getCityDirect(),
        unit.getPrivateSchool(),
        unit.getPupils(),
        unit.getClosed(),
        unit.getSuccessorId(),
        unit.getCategories());
  }

  private static void requireWhole(int edition, String what, int wanted, int found) {
    if (wanted != found) {
      throw new IllegalArgumentException(
          "edition %d announces %d %s, %d came".formatted(edition, wanted, what, found));
    }
  }
}
