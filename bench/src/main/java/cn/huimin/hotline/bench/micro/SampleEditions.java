package cn.huimin.hotline.bench.micro;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Person;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.routing.flood.FloodRule;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.UnreachableRule;
import cn.huimin.hotline.routing.recognition.RoutingRulesReader;
import cn.huimin.hotline.routing.recognition.RuleRecogniser;
import cn.huimin.hotline.sample.SampleDirectory;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Stage;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Objects;

/** Directory, rules and policies of the sample county, compiled as the services compile them. */
final class SampleEditions {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int LONGEST_EXTENSION = 10;

  private SampleEditions() {}

  /** What routing's deciders look at. */
  static CaseContext context() {
    Directory directory = directory();
    return new CaseContext(
        directory,
        1,
        new RuleRecogniser(
            directory, RoutingRulesReader.read(text("/sample-county/routing-rules.json"))),
        UnreachableRule.DEFAULT,
        RoutingRulesReader.DEFAULT_NEAR_IDENTICAL,
        true,
        FloodRule.DEFAULT,
        LONGEST_EXTENSION,
        ZONE);
  }

  /** A document of the class path. */
  static String text(String resource) {
    try (InputStream in =
        Objects.requireNonNull(SampleEditions.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Directory directory() {
    SampleDirectory sample = SampleDirectory.load();
    return new Directory(
        1,
        sample.units().stream().map(SampleEditions::unit).toList(),
        sample.people().stream()
            .map(
                person ->
                    new Person(
                        person.account(),
                        person.unitId(),
                        Role.valueOf(person.role().name()),
                        false))
            .toList());
  }

  private static Unit unit(SampleDirectory.Unit unit) {
    var stage = unit.stage();
    return new Unit(
        unit.unitId(),
        unit.parentId(),
        UnitKind.valueOf(unit.kind().name()),
        unit.name(),
        unit.shortName(),
        unit.aliases(),
        stage == null ? null : Stage.valueOf(stage.name()),
        unit.town(),
        unit.cityDirect(),
        unit.privateSchool(),
        unit.pupils(),
        unit.closed(),
        unit.successorId(),
        unit.categories());
  }
}
