package cn.huimin.hotline.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule can fail, says how to mend, and lets pass what keeps it. */
class RuleTest {

  private static final String FIXTURES = "cn.huimin.hotline.architecture.fixture.";

  @TempDir Path sources;

  @ParameterizedTest
  @CsvSource({
    "TIME_IS_AN_ARGUMENT,    clock.ReadsTheClock,       take an Instant",
    "NOBODY_SLEEPS,          sleeping.Sleeps,           wait for what you expect",
    "PACKAGES_HAVE_SUBJECTS, util.AboutNothing,         named for its subject",
    "NO_CYCLES,              circle,                    into a third",
    "NOBODY_PRINTS,          printing.Prints,           log it",
    "NO_FIELD_INJECTION,     injection.IsFilledLater,   in the constructor",
  })
  void shouldFindTheViolationAndSayHowToMendIt(Rule rule, String fixture, String mend) {
    assertThatThrownBy(() -> rule.check(fixture(fixture)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(mend, FIXTURES + fixture.split("\\.")[0]);
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveAFixtureThatBreaksIt(Rule rule) {
    assertThatThrownBy(() -> rule.check(new ClassFileImporter().importPackages(FIXTURES + "..")))
        .isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @CsvSource({
    "TIME_IS_AN_ARGUMENT, clock.TakesItsTime",
    "TIME_IS_AN_ARGUMENT, config.MakesTheClock",
    "NOBODY_PRINTS,       printing.PrintsInMain",
    "NO_CYCLES,           clock",
  })
  void shouldLetPassWhatKeepsIt(Rule rule, String fixture) {
    assertThatCode(() -> rule.check(fixture(fixture))).doesNotThrowAnyException();
  }

  @Test
  void shouldSeeEveryWayToReadTheClock() {
    assertThatThrownBy(() -> Rule.TIME_IS_AN_ARGUMENT.check(fixture("clock.ReadsTheClock")))
        .hasMessageContaining("(7 times)");
  }

  @Test
  void shouldKeepDecidersPlain() {
    ArchRule rule = Rule.plain("..fixture.plain..");
    assertThatThrownBy(() -> rule.check(fixture("plain.KnowsKafka")))
        .hasMessageContaining("TopicPartition")
        .hasMessageContaining("in the shell around it");
    assertThatThrownBy(() -> rule.check(fixture("plain.HoldsAClock")))
        .hasMessageContaining("java.time.Clock");
    assertThatCode(() -> rule.check(fixture("plain.Decides"))).doesNotThrowAnyException();
  }

  @Test
  void shouldWantEveryPackageDescribed() throws Exception {
    Path described = Files.createDirectories(sources.resolve("a"));
    Files.writeString(described.resolve("A.java"), "package a;");
    Files.writeString(described.resolve("package-info.java"), "/** A. */ @NullMarked package a;");
    assertThatCode(() -> PackageInfoRule.check(sources)).doesNotThrowAnyException();

    Path bare = Files.createDirectories(sources.resolve("b"));
    Files.writeString(bare.resolve("B.java"), "package b;");
    assertThatThrownBy(() -> PackageInfoRule.check(sources))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("@NullMarked")
        .hasMessageContaining(bare.toString());
  }

  private static JavaClasses fixture(String name) {
    JavaClasses all =
        new ClassFileImporter().importPackages(FIXTURES.substring(0, FIXTURES.length() - 1));
    JavaClasses wanted =
        all.that(
            DescribedPredicate.describe(name, type -> type.getName().startsWith(FIXTURES + name)));
    assertThat(wanted).as("classes of fixture %s", name).isNotEmpty();
    return wanted;
  }
}
