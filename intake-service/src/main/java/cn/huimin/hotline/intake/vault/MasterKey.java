package cn.huimin.hotline.intake.vault;

import cn.huimin.hotline.intake.secret.SecretFiles;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The key that wraps the keys of cases and accounts (AES-256-GCM by Tink). It is a Tink keyset, in
 * a file or in the environment: its primary key wraps, all that are enabled unwrap, so that it can
 * be rotated while nothing is away.
 */
public final class MasterKey {

  static final String FILE = "vault-master-key.json";
  private static final int LEAST_BYTES = 32;

  private final KeysetHandle keys;
  private final Aead aead;
  private final Aead newest;
  private final String where;

  private MasterKey(KeysetHandle keys, String where) throws GeneralSecurityException {
    this.keys = keys;
    this.where = where;
    this.aead = aead(keys);
    this.newest = aead(primaryAlone(keys));
  }

  /** Reads the key of the file, or makes one. */
  public static MasterKey in(SecretFiles secrets) {
    return read(secrets.readOrMake(FILE, MasterKey::made), "the file " + FILE);
  }

  /** The key of a setting. */
  static MasterKey of(String keyset) {
    return read(keyset, "the setting hotline.intake.vault-master-key");
  }

  private static MasterKey read(String keyset, String where) {
    MasterKey read;
    try {
      read = new MasterKey(parsed(keyset), where);
    } catch (GeneralSecurityException | RuntimeException e) {
      // What lies behind it could repeat the key.
      throw new IllegalStateException(
          where + " holds no key of the vault: a Tink keyset as JSON (" + e.getClass() + ")");
    }
    if (read.keys.getPrimary().getKey().getParameters() instanceof AesGcmParameters wraps
        && wraps.getKeySizeBytes() < LEAST_BYTES) {
      throw new IllegalStateException(
          "%s holds too short a key of the vault: %d bits, and it takes 256 (AES256_GCM)"
              .formatted(where, wraps.getKeySizeBytes() * Byte.SIZE));
    }
    return read;
  }

  /** Where the key came from: the file, or the setting. */
  String where() {
    return where;
  }

  /** Id of the key that wraps. */
  long newestId() {
    return id(keys.getPrimary());
  }

  /** Ids of the keys that unwrap. */
  Set<Long> ids() {
    var ids = new HashSet<Long>();
    for (int at = 0; at < keys.size(); at++) {
      if (keys.getAt(at).getStatus().equals(KeyStatus.ENABLED)) {
        ids.add(id(keys.getAt(at)));
      }
    }
    return ids;
  }

  private static long id(KeysetHandle.Entry entry) {
    return Integer.toUnsignedLong(entry.getId());
  }

  /** Whether a key of the keyset wraps a subject's key. */
  boolean unwraps(Subject subject, byte[] wrappedKey) {
    try {
      var _ = unwrapped(subject, wrappedKey);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static KeysetHandle parsed(String keyset) throws GeneralSecurityException {
    AeadConfig.register();
    return TinkJsonProtoKeysetFormat.parseKeyset(
        keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
  }

  private static String written(KeysetHandle keys) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
  }

  private static String made() {
    try {
      AeadConfig.register();
      return written(
          KeysetHandle.generateNew(
              PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no key for the vault could be made", e);
    }
  }

  /**
   * Gives the file a new key, which wraps from the next start on; the former still unwrap.
   *
   * @throws IllegalStateException if there is no file, or it holds no key
   */
  public static void rotate(SecretFiles secrets) {
    if (!secrets.exists(FILE)) {
      throw new IllegalStateException("there is no " + FILE + " to rotate");
    }
    try {
      secrets.replace(FILE, rotated(secrets.readOrMake(FILE, MasterKey::made)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the file " + FILE + " holds no key of the vault", e);
    }
  }

  /** A keyset with a new primary key beside its keys. */
  static String rotated(String keyset) throws GeneralSecurityException {
    return written(
        KeysetHandle.newBuilder(parsed(keyset))
            .addEntry(
                KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary())
            .build());
  }

  /** Whether keys before the newest still unwrap. */
  boolean hasFormer() {
    return ids().size() > 1;
  }

  /** The keyset in which keys before the newest stand, but unwrap no more. */
  String withoutFormer() {
    try {
      var builder = KeysetHandle.newBuilder();
      for (int at = 0; at < keys.size(); at++) {
        var one = keys.getAt(at);
        var entry = KeysetHandle.importKey(one.getKey()).withFixedId(one.getId());
        builder.addEntry(
            one.isPrimary() ? entry.makePrimary() : entry.setStatus(KeyStatus.DISABLED));
      }
      return written(builder.build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the keyset of the vault cannot be written", e);
    }
  }

  private static KeysetHandle primaryAlone(KeysetHandle keys) throws GeneralSecurityException {
    var primary = keys.getPrimary();
    return KeysetHandle.newBuilder()
        .addEntry(
            KeysetHandle.importKey(primary.getKey()).withFixedId(primary.getId()).makePrimary())
        .build();
  }

  /** A subject's key wrapped by the newest key; empty if it is already. */
  Optional<byte[]> rewrapped(Subject subject, byte[] wrappedKey) {
    try {
      var _ =
          TinkProtoKeysetFormat.parseEncryptedKeyset(
              wrappedKey, newest, bytes(subject.id()), RegistryConfiguration.get());
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.of(wrappedAnew(subject, wrappedKey));
    }
  }

  private byte[] wrappedAnew(Subject subject, byte[] wrappedKey) {
    try {
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(
          TinkProtoKeysetFormat.parseEncryptedKeyset(
              wrappedKey, aead, bytes(subject.id()), RegistryConfiguration.get()),
          aead,
          bytes(subject.id()),
          RegistryConfiguration.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a row of the vault could not be opened with this key", e);
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
