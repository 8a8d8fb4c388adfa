package cn.huimin.hotline.intake.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * Secrets as files of one folder: made where they are missing, replaced only on purpose, readable
 * by this user alone where the file system knows such a thing.
 */
public final class SecretFiles {

  private static final int KEY_BYTES = 32;

  private final Path folder;
  private final SecureRandom random;

  /** Secrets of a folder, which is made with the first of them. */
  public SecretFiles(Path folder, SecureRandom random) {
    this.folder = folder;
    this.random = random;
  }

  /** Whether a secret of this name exists. */
  public boolean exists(String name) {
    return Files.exists(folder.resolve(name));
  }

  /** The secret of this name; what the maker gives, and kept from now on, if there is none. */
  public String readOrMake(String name, Supplier<String> maker) {
    var file = folder.resolve(name);
    try {
      if (!Files.exists(file)) {
        write(file, maker.get(), false);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the secret " + name + " can be neither read nor made", e);
    }
  }

  /**
   * A key of 256 random bits of this name, made if there is none.
   *
   * @throws IllegalStateException if the file holds something else
   */
  public byte[] key(String name) {
    var hex =
        readOrMake(
            name,
            () -> {
              var key = new byte[KEY_BYTES];
              random.nextBytes(key);
              return HexFormat.of().formatHex(key);
            });
    try {
      var key = HexFormat.of().parseHex(hex.strip());
      if (key.length == KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // It could repeat the secret.
    }
    throw new IllegalStateException(
        "the secret %s is no key: %d hexadecimal digits; put it back from the backup of the secrets"
            .formatted(name, 2 * KEY_BYTES));
  }

  /** Puts a secret in the place of the one there is; whoever reads sees one of the two, whole. */
  public void replace(String name, String secret) {
    try {
      write(folder.resolve(name), secret, true);
    } catch (IOException e) {
      throw new UncheckedIOException("the secret " + name + " cannot be written", e);
    }
  }

  /** Destroys a secret that nothing needs any more. */
  public void destroy(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("the secret " + name + " cannot be removed", e);
    }
  }

  private void write(Path file, String secret, boolean over) throws IOException {
    Files.createDirectories(folder);
    var half = Files.createTempFile(folder, "half-", ".tmp");
    try {
      if (Files.getFileStore(half).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(half, secret, StandardCharsets.UTF_8);
      // Whoever made it first, wins: all read the same file afterwards.
      if (over || !Files.exists(file)) {
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
