package cn.huimin.hotline.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("cn.huimin.hotline.scoring");

  private static final ArchRule PLAIN =
      noClasses()
          .that()
          .resideInAnyPackage("..scoring.fact..", "..scoring.scheme..", "..scoring.ledger..")
          .or()
          .haveSimpleName("NotPlain")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.apache..",
              "cn.huimin.hotline.schemas..",
              "cn.huimin.hotline.platform..")
          .because("facts, schemes and ledger are plain: map records in scoring.stream");

  private static final ArchRule NO_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .because("time comes along the log: take it as an argument");

  @Test
  void shouldKeepFactsSchemesAndLedgerPlainAndReadNoClock() {
    PLAIN.check(SERVICE);
    NO_CLOCK.check(SERVICE);
  }

  @Test
  void shouldNoticeWhatIsNotPlain() {
    var offender = new ClassFileImporter().importClasses(NotPlain.class);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> PLAIN.check(offender))
        .withMessageContaining("scoring.stream");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> NO_CLOCK.check(offender))
        .withMessageContaining("argument");
  }

  @SuppressWarnings("unused")
  private static final class NotPlain {
    private final Bytes key = Bytes.wrap(new byte[0]);
    private final Instant at = Instant.now();
  }
}
