package cn.huimin.hotline.intake.vault;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.secret.SecretFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vault's key. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

  /**
   * The master key of the setting, or of the secrets folder. A vault that holds rows and has lost
   * its key is not given a new one: the rows would be lost for good; nor does anything start with a
   * key that does not open it.
   */
  @Bean
  MasterKey masterKey(SecretFiles secrets, JdbcClient database, IntakeSettings settings) {
    var master = given(secrets, database, settings);
    VaultCheck.opens(database, master);
    return master;
  }

  private static MasterKey given(
      SecretFiles secrets, JdbcClient database, IntakeSettings settings) {
    var given = settings.vaultMasterKey();
    if (given != null && !given.isBlank()) {
      return MasterKey.of(given);
    }
    if (!secrets.exists(MasterKey.FILE)
        && database.sql("select exists (select from vault_key)").query(Boolean.class).single()) {
      throw new IllegalStateException(
          "the vault holds data, but its key "
              + MasterKey.FILE
              + " is not in the folder of secrets: put it back from the backup");
    }
    return MasterKey.in(secrets);
  }
}
