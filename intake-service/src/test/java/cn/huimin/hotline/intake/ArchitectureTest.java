package cn.huimin.hotline.intake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import cn.huimin.hotline.architecture.HouseRules;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  @TestFactory
  Stream<DynamicTest> shouldKeepTheRulesOfTheHouse() {
    return HouseRules.ofThisModule().plain("..intake.scrub..").tests();
  }

  @Test
  void shouldLeaveNothingInTheTemporaryFilesOfTheMachine() {
    noClasses()
        .should()
        .callMethod(
            Files.class, "createTempFile", String.class, String.class, FileAttribute[].class)
        .orShould()
        .callMethod(Files.class, "createTempDirectory", String.class, FileAttribute[].class)
        .orShould()
        .callMethod(File.class, "createTempFile", String.class, String.class)
        .because("nobody sweeps them: take a file of ScratchFiles")
        .check(new ClassFileImporter().importPath(Path.of("target/classes")));
  }
}
