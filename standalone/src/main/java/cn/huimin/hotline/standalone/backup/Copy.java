package cn.huimin.hotline.standalone.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies files and tells by a hash what they hold. */
final class Copy {

  private static final int BLOCK = 1 << 16;

  /** What a file held while it was read. */
  record Read(long size, String sha256) {}

  private Copy() {}

  /**
   * Copies a file onto the disk, not merely into its cache. Blocks of zeros are left out of the
   * copy, which reads the same: the broker sets aside room in its indexes that it seldom fills.
   */
  static Read file(Path from, Path to) throws IOException {
    MessageDigest digest = sha256();
    long size = 0;
    try (InputStream in = Files.newInputStream(from);
        FileChannel out =
            FileChannel.open(
                to,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
      byte[] block = new byte[BLOCK];
      boolean hole = false;
      for (int read = in.readNBytes(block, 0, BLOCK);
          read > 0;
          read = in.readNBytes(block, 0, BLOCK)) {
        digest.update(block, 0, read);
        hole = isZeros(block, read);
        if (!hole) {
          write(out, ByteBuffer.wrap(block, 0, read), size);
        }
        size += read;
      }
      if (hole) {
        write(out, ByteBuffer.wrap(new byte[1]), size - 1);
      }
      out.force(true);
    }
    return new Read(size, HexFormat.of().formatHex(digest.digest()));
  }

  /** What a file holds. */
  static Read read(Path file) throws IOException {
    MessageDigest digest = sha256();
    long size = 0;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] block = new byte[BLOCK];
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        digest.update(block, 0, read);
        size += read;
      }
    }
    return new Read(size, HexFormat.of().formatHex(digest.digest()));
  }

  private static void write(FileChannel out, ByteBuffer bytes, long at) throws IOException {
    long to = at;
    while (bytes.hasRemaining()) {
      to += out.write(bytes, to);
    }
  }

  private static boolean isZeros(byte[] block, int length) {
    for (int at = 0; at < length; at++) {
      if (block[at] != 0) {
        return false;
      }
    }
    return true;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
