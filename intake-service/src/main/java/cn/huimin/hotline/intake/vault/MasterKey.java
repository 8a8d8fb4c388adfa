package cn.huimin.hotline.intake.vault;

import cn.huimin.hotline.intake.secret.SecretFiles;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * The key that wraps the keys of cases and accounts (AES-256-GCM by Tink). It is a Tink keyset in a
 * file, so that it can be rotated there: the first key of it wraps, all of them unwrap.
 */
public final class MasterKey {

  static final String FILE = "vault-master-key.json";

  private final Aead aead;

  private MasterKey(Aead aead) {
    this.aead = aead;
  }

  /** Reads the key, or makes one. */
  public static MasterKey in(SecretFiles secrets) {
    try {
      AeadConfig.register();
      var keyset = secrets.readOrMake(FILE, MasterKey::made);
      return new MasterKey(
          aead(
              TinkJsonProtoKeysetFormat.parseKeyset(
                  keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the file " + FILE + " holds no key of the vault", e);
    }
  }

  private static String made() {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          KeysetHandle.generateNew(
              PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
          RegistryConfiguration.get(),
          InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no key for the vault could be made", e);
    }
  }

  /** A new key for a subject, wrapped. */
  byte[] wrappedNewKey(Subject subject) {
    try {
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(
          KeysetHandle.generateNew(
              PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
          aead,
          bytes(subject.id()),
          RegistryConfiguration.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no key for a row of the vault could be made", e);
    }
  }

  /** Seals data of a subject. */
  byte[] seal(Subject subject, byte[] wrappedKey, String entry, byte[] data) {
    try {
      return unwrapped(subject, wrappedKey).encrypt(data, bytes(subject.id() + "/" + entry));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a row of the vault could not be sealed", e);
    }
  }

  /** Opens what was sealed for the same subject and entry. */
  byte[] open(Subject subject, byte[] wrappedKey, String entry, byte[] sealed) {
    try {
      return unwrapped(subject, wrappedKey).decrypt(sealed, bytes(subject.id() + "/" + entry));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a row of the vault could not be opened with this key", e);
    }
  }

  private Aead unwrapped(Subject subject, byte[] wrappedKey) throws GeneralSecurityException {
    return aead(
        TinkProtoKeysetFormat.parseEncryptedKeyset(
            wrappedKey, aead, bytes(subject.id()), RegistryConfiguration.get()));
  }

  private static Aead aead(KeysetHandle keys) throws GeneralSecurityException {
    return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
