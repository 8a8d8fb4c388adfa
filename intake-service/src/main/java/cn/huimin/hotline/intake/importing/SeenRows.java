package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.scratch.ScratchFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * Which cases an import that only checks has seen, and with what content: a table on disk of
 * sixteen bytes for each, so that it takes no memory however many there are. Cases are told apart
 * by 64 bits of their hash.
 */
final class SeenRows implements AutoCloseable {

  private static final int SLOT = 2 * Long.BYTES;

  private final Path file;
  private final RandomAccessFile table;
  private final int mask;
  private final MessageDigest digest;
  private final byte[] slot = new byte[SLOT];

  /** Room for so many cases at the most. */
  SeenRows(ScratchFiles scratch, int most) {
    this.mask = Math.max(16, Integer.highestOneBit(Math.min(most, 1 << 28)) * 4) - 1;
    this.file = scratch.make();
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
      this.table = new RandomAccessFile(file.toFile(), "rw");
      table.setLength((mask + 1L) * SLOT);
    } catch (IOException e) {
      throw new UncheckedIOException("no room for what a check has seen", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Notes a case with its content.
   *
   * @return whether it had the same content when it was seen before; empty if it was not
   */
  Optional<Boolean> put(String caseId, String contentHash) {
    long key = hash(caseId);
    long content = hash(contentHash);
    try {
      for (int at = (int) key & mask; ; at = (at + 1) & mask) {
        table.seek((long) at * SLOT);
        table.readFully(slot);
        var found = ByteBuffer.wrap(slot);
        long known = found.getLong();
        if (known == 0 || known == key) {
          long before = found.getLong();
          table.seek((long) at * SLOT);
          table.write(ByteBuffer.allocate(SLOT).putLong(key).putLong(content).array());
          return known == 0 ? Optional.empty() : Optional.of(before == content);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("what a check has seen could not be kept", e);
    }
  }

  /** Never 0, which stands for nothing. */
  private long hash(String text) {
    long hash = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    return hash == 0 ? 1 : hash;
  }

  @Override
  public void close() throws IOException {
    try {
      table.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
