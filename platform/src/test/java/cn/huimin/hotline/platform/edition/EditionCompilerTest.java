package cn.huimin.hotline.platform.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.directory.DirectoryPublished;
import cn.huimin.hotline.schemas.directory.UnitPublished;
import cn.huimin.hotline.schemas.policy.PoliciesPublished;
import cn.huimin.hotline.schemas.policy.PolicyPublished;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EditionCompilerTest {

  private static final Actor ADMIN = Actor.newBuilder().setId("admin").setRole(Role.ADMIN).build();

  private final EditionCompiler compiler = new EditionCompiler();

  @Test
  void shouldCompileAnEditionWhenItsMarkerComes() {
    assertThat(compiler.accept(unit(1, "bureau"))).isEmpty();
    assertThat(compiler.accept(directory(1, 1)))
        .containsInstanceOf(EditionCompiler.Compiled.NewDirectory.class);
    assertThat(compiler.accept(policy(4))).isEmpty();
    var compiled = compiler.accept(policies(4, 1)).orElseThrow();
    assertThat(((EditionCompiler.Compiled.NewPolicies) compiled).policies().document("sla"))
        .map(PolicyDocument::body)
        .contains("{}");
  }

  @Test
  void shouldDropAnEditionWhoseMarkerNeverCame() {
    compiler.accept(unit(1, "half"));
    compiler.accept(unit(2, "bureau"));
    var compiled = compiler.accept(directory(2, 1)).orElseThrow();
    assertThat(((EditionCompiler.Compiled.NewDirectory) compiled).directory().unit("half"))
        .isEmpty();
  }

  @Test
  void shouldRefuseAnEditionThatIsNotWhole() {
    compiler.accept(unit(1, "bureau"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> compiler.accept(directory(1, 2)))
        .withMessageContaining("announces 2 units, 1 came");
  }

  private static UnitPublished unit(int edition, String id) {
    return UnitPublished.newBuilder()
        .setEdition(edition)
        .setUnitId(id)
        .setKind(UnitKind.BUREAU)
        .setName(id)
        .setCityDirect(false)
        .setPrivateSchool(false)
        .setClosed(false)
        .build();
  }

  private static DirectoryPublished directory(int edition, int units) {
    return DirectoryPublished.newBuilder()
        .setEdition(edition)
        .setEffectiveFrom(Instant.EPOCH)
        .setUnits(units)
        .setPeople(0)
        .setBy(ADMIN)
        .build();
  }

  private static PolicyPublished policy(int edition) {
    return PolicyPublished.newBuilder()
        .setEdition(edition)
        .setName("sla")
        .setVersion("1")
        .setEffectiveFrom(Instant.EPOCH)
        .setBody("{}")
        .build();
  }

  private static PoliciesPublished policies(int edition, int count) {
    return PoliciesPublished.newBuilder()
        .setEdition(edition)
        .setEffectiveFrom(Instant.EPOCH)
        .setPolicies(count)
        .setBy(ADMIN)
        .build();
  }
}
