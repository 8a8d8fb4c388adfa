package cn.huimin.hotline.architecture;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules of the house for the module whose tests are running. In a module:
 *
 * <pre>{@code
 * class ArchitectureTest {
 *   @TestFactory
 *   Stream<DynamicTest> shouldKeepTheRulesOfTheHouse() {
 *     return HouseRules.ofThisModule().plain("..sla.deadline..").tests();
 *   }
 * }
 * }</pre>
 */
public final class HouseRules {

  /** Rules that tests keep too. */
  private static final Set<Rule> FOR_TESTS = Set.of(Rule.NOBODY_SLEEPS);

  private final Path module;
  private final List<String> plain = new ArrayList<>();
  private final Map<Rule, Set<String>> exceptions = new EnumMap<>(Rule.class);

  private HouseRules(Path module) {
    this.module = module;
  }

  /** Rules for the module in whose folder the tests run, as Maven does it. */
  public static HouseRules ofThisModule() {
    return new HouseRules(Path.of(System.getProperty("basedir", "")));
  }

  /**
   * Names packages of deciders: plain Java without Spring, Kafka, Avro and clocks.
   *
   * @param packages packages, with {@code ..} for any number of them
   */
  public HouseRules plain(String... packages) {
    plain.addAll(List.of(packages));
    return this;
  }

  /**
   * Lets a class break a rule.
   *
   * @param rule the rule
   * @param className full name of the class; nested classes are meant too
   * @param reason why it must, for whoever reads the test
   */
  public HouseRules except(Rule rule, String className, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("an exception needs a reason");
    }
    exceptions.computeIfAbsent(rule, _ -> new HashSet<>()).add(className);
    return this;
  }

  /** One test per rule. */
  public Stream<DynamicTest> tests() {
    JavaClasses main = new ClassFileImporter().importPath(module.resolve("target/classes"));
    JavaClasses tests = new ClassFileImporter().importPath(module.resolve("target/test-classes"));
    Stream<DynamicTest> byClass =
        Stream.of(Rule.values())
            .map(
                rule ->
                    dynamicTest(
                        rule.name(),
                        () -> {
                          rule.check(except(rule, main));
                          if (FOR_TESTS.contains(rule)) {
                            rule.check(except(rule, tests));
                          }
                        }));
    Stream<DynamicTest> described =
        Stream.of(
            dynamicTest(
                "PACKAGES_ARE_DESCRIBED",
                () -> PackageInfoRule.check(module.resolve("src/main/java"))));
    Stream<DynamicTest> deciders =
        plain.stream()
            .map(
                packages ->
                    dynamicTest(
                        "PLAIN " + packages,
                        () -> Rule.plain(packages).allowEmptyShould(false).check(main)));
    return Stream.of(byClass, described, deciders).flatMap(Function.identity());
  }

  private JavaClasses except(Rule rule, JavaClasses classes) {
    Set<String> names = exceptions.getOrDefault(rule, Set.of());
    return classes.that(
        DescribedPredicate.describe(
            "are no exceptions", type -> !names.contains(outermost(type).getName())));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(HouseRules::outermost).orElse(type);
  }
}
