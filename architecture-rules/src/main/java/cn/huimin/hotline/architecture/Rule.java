package cn.huimin.hotline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.InstantSource;

/** The rules of the house. Each says how to mend what breaks it. */
public enum Rule {
  /** Time, chance and ids come in as arguments. */
  TIME_IS_AN_ARGUMENT(
      noClasses()
          .that()
          .resideOutsideOfPackage("..config..")
          .should()
          .accessTargetWhere(BannedCalls.clockAndChance())
          .because(
              "tests move time and replay gives the same result: take an Instant or an id as an argument, or have a"
                  + " Clock or a Supplier made in a config package")),

  /** Nothing waits for time to pass. */
  NOBODY_SLEEPS(
      noClasses()
          .should()
          .accessTargetWhere(BannedCalls.sleep())
          .because(
              "a sleep is too long on a fast machine and too short on a busy one: wait for what you expect, or schedule"
                  + " it")),

  /** Packages are cut by what they are about. */
  PACKAGES_HAVE_SUBJECTS(
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..",
              "..utils..",
              "..impl..",
              "..dto..",
              "..common..",
              "..helper..",
              "..helpers..",
              "..misc..")
          .because("a package is named for its subject: put the class beside what it is about")),

  /**
   * A package never depends on one that depends on it. Not counted: {@code config}, which wires all
   * packages and holds the settings they take.
   */
  NO_CYCLES(
      slices()
          .assignedFrom(new ByPackage())
          .should()
          .beFreeOfCycles()
          .because(
              "packages in a circle can only be understood together: move what both need into a third")),

  /** Only main classes of the launcher talk to the terminal. */
  NOBODY_PRINTS(
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Main")
          .should(ACCESS_STANDARD_STREAMS)
          .because(
              "what is printed is lost: log it, or give a main class a PrintStream to pass on")),

  /** Whoever is made is whole. */
  NO_FIELD_INJECTION(
      noFields()
          .should(BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION)
          .because(
              "a class must be usable without a container: take what it needs in the constructor")
          .allowEmptyShould(true));

  private static final DescribedPredicate<JavaClass> NOT_PLAIN =
      resideInAnyPackage(
              "org.springframework..",
              "org.apache.kafka..",
              "org.apache.avro..",
              "cn.huimin.hotline.schemas..",
              "jakarta..",
              "java.sql..")
          .and(not(resideInAPackage("cn.huimin.hotline.schemas.word")))
          .or(belongToAnyOf(Clock.class, InstantSource.class))
          .as("belong to Spring, Kafka, Avro or SQL, or are clocks");

  // ArchUnit's rules do not change; they are only not marked so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final ArchRule rule;

  Rule(ArchRule rule) {
    this.rule = rule.allowEmptyShould(true);
  }

  /**
   * Deciders are plain Java. They may use the enumerations of the domain's words.
   *
   * @param packages packages, with {@code ..} for any number of them
   */
  static ArchRule plain(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat(NOT_PLAIN)
        .because(
            "a decider is plain Java that can be replayed: map records and read clocks in the shell around it");
  }

  /** Evaluates the rule; throws with the violations and how to mend them. */
  void check(JavaClasses classes) {
    rule.check(classes);
  }

  /** One slice per package but {@code config}. */
  private static final class ByPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      return name.endsWith(".config") ? SliceIdentifier.ignore() : SliceIdentifier.of(name);
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
