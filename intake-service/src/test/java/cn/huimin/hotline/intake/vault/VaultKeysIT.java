package cn.huimin.hotline.intake.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.intake.House;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The master key of a vault with rows is rotated, and taken away too early. */
class VaultKeysIT {

  private static final Subject KEPT = Subject.ofCase("of-the-rotation");

  private record Said(String name) {}

  private final House house = House.get();
  private final JdbcClient database = house.bean(JdbcClient.class);
  private final MasterKey master = house.bean(MasterKey.class);

  @Test
  void shouldKnowWhichMasterKeyWrapsAndLeaveNothingUnderTheFormer() {
    assertThat(waiting()).isZero();
    house
        .bean(TransactionOperations.class)
        .executeWithoutResult(
            transaction -> {
              // The house goes on with its key.
              transaction.setRollbackOnly();
              house.bean(Vault.class).put(KEPT, "said", new Said("赵晚霞"));
              rotate();
            });
  }

  private void rotate() {
    var both = MasterKey.of(rotated());
    var newestAlone = MasterKey.of(both.withoutFormer());
    long all = count("select count(*) from vault_key");
    assertThat(count("select count(*) from vault_key where wrapped_by = " + master.newestId()))
        .isEqualTo(all);

    assertThatCode(() -> VaultCheck.opens(database, both)).doesNotThrowAnyException();
    assertThatThrownBy(() -> VaultCheck.opens(database, newestAlone))
        .as("taken out too early")
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("hotline.intake.vault-master-key")
        .hasMessageContaining(all + " keys")
        .hasMessageContaining("master key " + master.newestId());
    assertThat(Rewrapping.waiting(database, both)).isEqualTo(all);

    assertThat(Rewrapping.rewrap(database, both)).isEqualTo((int) all);
    assertThat(Rewrapping.waiting(database, both)).isZero();
    assertThat(Rewrapping.rewrap(database, both)).as("once more").isZero();
    assertThatCode(() -> VaultCheck.opens(database, newestAlone)).doesNotThrowAnyException();
    assertThatThrownBy(() -> VaultCheck.opens(database, master))
        .hasMessageContaining("does not open");
    assertThat(new String(opened(newestAlone), UTF_8)).contains("赵晚霞");

    // As an earlier edition left it: nobody noted what wraps.
    database.sql("update vault_key set wrapped_by = null").update();
    assertThatCode(() -> VaultCheck.opens(database, newestAlone)).doesNotThrowAnyException();
    assertThatThrownBy(() -> VaultCheck.opens(database, master))
        .hasMessageContaining("does not open");
    assertThat(Rewrapping.rewrap(database, newestAlone)).isEqualTo((int) all);
    assertThat(Rewrapping.waiting(database, newestAlone)).isZero();
  }

  private String rotated() {
    try {
      return MasterKey.rotated(master.withoutFormer());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no key to rotate to", e);
    }
  }

  private byte[] opened(MasterKey key) {
    return database
        .sql(
            """
            select k.wrapped, e.sealed from vault_entry e join vault_key k using (subject)
            where e.subject = :subject
            """)
        .param("subject", KEPT.id())
        .query((row, _) -> key.open(KEPT, row.getBytes(1), "said", row.getBytes(2)))
        .single();
  }

  private long count(String sql) {
    return database.sql(sql).query(Long.class).single();
  }

  private double waiting() {
    return house.bean(MeterRegistry.class).get("hotline.vault.rewrap.waiting").gauge().value();
  }
}
