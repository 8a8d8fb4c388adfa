package cn.huimin.hotline.intake.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.intake.secret.SecretFiles;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

  private static final Subject ONE = Subject.ofCase("1");
  private static final Subject OTHER = Subject.ofCase("2");
  private static final byte[] DATA = "李某花 13800001234".getBytes(UTF_8);

  @TempDir Path folder;
  private SecretFiles secrets;
  private MasterKey master;

  @BeforeEach
  void make() {
    secrets = new SecretFiles(folder.resolve("secrets"), new SecureRandom());
    master = MasterKey.in(secrets);
  }

  @Test
  void shouldOpenWhatItSealedAlsoAfterARestart() {
    var key = master.wrappedNewKey(ONE);
    var sealed = master.seal(ONE, key, "complainant", DATA);
    assertThat(new String(sealed, ISO_8859_1)).doesNotContain("13800001234");
    assertThat(MasterKey.in(secrets).open(ONE, key, "complainant", sealed)).isEqualTo(DATA);
  }

  @Test
  void shouldNotOpenARowThatWasPutElsewhere() {
    var key = master.wrappedNewKey(ONE);
    var sealed = master.seal(ONE, key, "complainant", DATA);
    assertThatThrownBy(() -> master.open(ONE, key, "staff", sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> master.open(OTHER, key, "complainant", sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> master.open(ONE, master.wrappedNewKey(ONE), "complainant", sealed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("13800001234");
  }

  @Test
  void shouldSealTheSameDataDifferentlyEachTime() {
    var key = master.wrappedNewKey(ONE);
    assertThat(master.seal(ONE, key, "x", DATA)).isNotEqualTo(master.seal(ONE, key, "x", DATA));
  }

  @Test
  void shouldKeepTheKeyInAFileOfThisUserAlone() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("secrets").resolve(MasterKey.FILE))))
        .isEqualTo("rw-------");
  }

  @Test
  void shouldUnwrapByFormerKeysAndWrapByTheNewestAfterARotation() throws Exception {
    var key = master.wrappedNewKey(ONE);
    var sealed = master.seal(ONE, key, "complainant", DATA);
    assertThat(master.hasFormer()).isFalse();
    assertThat(master.rewrapped(ONE, key)).isEmpty();

    MasterKey.rotate(secrets);
    var both = MasterKey.in(secrets);
    assertThat(both.hasFormer()).isTrue();
    assertThat(both.open(ONE, key, "complainant", sealed)).isEqualTo(DATA);
    assertThat(both.rewrapped(ONE, both.wrappedNewKey(ONE))).isEmpty();
    var anew = both.rewrapped(ONE, key).orElseThrow();
    assertThat(both.rewrapped(ONE, anew)).isEmpty();

    secrets.replace(MasterKey.FILE, both.withoutFormer());
    var after = MasterKey.in(secrets);
    assertThat(after.hasFormer()).isFalse();
    assertThat(after.open(ONE, anew, "complainant", sealed)).isEqualTo(DATA);
    assertThatThrownBy(() -> after.open(ONE, key, "complainant", sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> after.rewrapped(OTHER, anew))
        .isInstanceOf(IllegalStateException.class);

    // Once more: the disabled stay disabled.
    MasterKey.rotate(secrets);
    assertThatThrownBy(() -> MasterKey.in(secrets).open(ONE, key, "complainant", sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldTakeTheKeyOfTheEnvironmentAndNeverRepeatIt() throws Exception {
    var keyset = Files.readString(folder.resolve("secrets").resolve(MasterKey.FILE));
    var key = master.wrappedNewKey(ONE);
    var sealed = master.seal(ONE, key, "x", DATA);
    assertThat(MasterKey.of(keyset).open(ONE, key, "x", sealed)).isEqualTo(DATA);
    assertThatThrownBy(() -> MasterKey.of("not-a-key-but-secret"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("hotline.intake.vault-master-key")
        .hasMessageNotContaining("not-a-key")
        .hasNoCause();
    assertThatThrownBy(() -> MasterKey.rotate(new SecretFiles(folder, new SecureRandom())))
        .hasMessageContaining("there is no");
  }

  @Test
  void shouldSayWhichKeysUnwrapAndWhichWraps() {
    assertThat(master.ids()).containsExactly(master.newestId());
    MasterKey.rotate(secrets);
    var both = MasterKey.in(secrets);
    assertThat(both.ids()).hasSize(2).contains(master.newestId(), both.newestId());
    assertThat(both.newestId()).isNotEqualTo(master.newestId());
    secrets.replace(MasterKey.FILE, both.withoutFormer());
    assertThat(MasterKey.in(secrets).ids()).containsExactly(both.newestId());
    assertThat(MasterKey.in(secrets).unwraps(ONE, both.wrappedNewKey(ONE))).isTrue();
    assertThat(MasterKey.in(secrets).unwraps(ONE, master.wrappedNewKey(ONE))).isFalse();
  }

  @Test
  void shouldRefuseAKeyThatIsTooShort() throws Exception {
    var keyset =
        TinkJsonProtoKeysetFormat.serializeKeyset(
            KeysetHandle.generateNew(
                PredefinedAeadParameters.AES128_GCM, RegistryConfiguration.get()),
            RegistryConfiguration.get(),
            InsecureSecretKeyAccess.get());
    assertThatThrownBy(() -> MasterKey.of(keyset))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("hotline.intake.vault-master-key", "128 bits", "256");
    secrets.replace(MasterKey.FILE, keyset);
    assertThatThrownBy(() -> MasterKey.in(secrets)).hasMessageContaining(MasterKey.FILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abcd", "not hex but secret", "0123456789abcdef0123456789abcde"})
  void shouldRefuseASecretThatIsNoKeyAndNeverRepeatIt(String written) {
    secrets.replace("look-up.key", written);
    assertThatThrownBy(() -> secrets.key("look-up.key"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("look-up.key")
        .hasMessageContaining("64 hexadecimal digits")
        .hasMessageNotContaining("not hex")
        .hasNoCause();
  }

  @Test
  void shouldMakeEachNamedKeyOnce() {
    assertThat(secrets.key("a.key")).hasSize(32).isEqualTo(secrets.key("a.key"));
    assertThat(secrets.key("b.key")).isNotEqualTo(secrets.key("a.key"));
  }
}
