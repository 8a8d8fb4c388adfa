package cn.huimin.hotline.embedded;

import cn.huimin.hotline.embedded.process.ChildFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Passwords of the database's roles, made when first asked for and kept one per file, readable by
 * us alone.
 *
 * @param folder where they are kept
 */
record DatabasePasswords(Path folder) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;

  /** The passwords of this folder, which is made if it is missing. */
  static DatabasePasswords keptIn(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new ChildFailedException(
          "the folder for passwords, " + folder + ", cannot be written", e);
    }
    return new DatabasePasswords(folder);
  }

  /** The password of a role. */
  String of(String role) {
    Path file = folder.resolve("database-" + role);
    try {
      if (!Files.exists(file)) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(bytes));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new ChildFailedException("the password file " + file + " cannot be used", e);
    }
  }
}
