package cn.huimin.hotline.routing.county;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Person;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.sample.SampleDirectory;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Stage;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Directory and rules of the sample county, compiled. */
public final class County {

  /** The directory as edition 1. */
  public static final Directory DIRECTORY = directory();

  /** The rules' document. */
  public static final String RULES = text("/sample-county/routing-rules.json");

  /** The policies as edition 1. */
  public static final Policies POLICIES =
      new Policies(1, List.of(new PolicyDocument("routing-rules", "2026.1", Instant.EPOCH, RULES)));

  private County() {}

  private static Directory directory() {
    var sample = SampleDirectory.load();
    return new Directory(
        1,
        sample.units().stream().map(County::unit).toList(),
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

  private static String text(String resource) {
    try (InputStream in = Objects.requireNonNull(County.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
