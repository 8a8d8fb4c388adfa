package cn.huimin.hotline.console.bulletin;

import java.nio.ByteBuffer;

/** Takes the first font out of a TrueType collection, which PDF does not take whole. */
final class TrueTypes {

  private static final int COLLECTION = 0x74746366;
  private static final int OFFSETS_AT = 12;
  private static final int HEADER = 12;
  private static final int ENTRY = 16;
  private static final int TABLES_AT = 4;
  private static final int ALIGNED = 4;

  private TrueTypes() {}

  /** A font of its own; a file that is none already comes back as it is. */
  static byte[] first(byte[] file) {
    var in = ByteBuffer.wrap(file);
    if (in.getInt(0) != COLLECTION) {
      return file;
    }
    int font = in.getInt(OFFSETS_AT);
    int tables = in.getShort(font + TABLES_AT) & 0xffff;
    int size = HEADER + tables * ENTRY;
    for (int i = 0; i < tables; i++) {
      size += aligned(in.getInt(font + HEADER + i * ENTRY + 12));
    }
    var out = ByteBuffer.allocate(size);
    out.put(file, font, HEADER);
    int at = HEADER + tables * ENTRY;
    for (int i = 0; i < tables; i++) {
      int entry = font + HEADER + i * ENTRY;
      int from = in.getInt(entry + 8);
      int length = in.getInt(entry + 12);
      out.putInt(in.getInt(entry)).putInt(in.getInt(entry + 4)).putInt(at).putInt(length);
      System.arraycopy(file, from, out.array(), at, length);
      at += aligned(length);
    }
    return out.array();
  }

  private static int aligned(int length) {
    return (length + ALIGNED - 1) / ALIGNED * ALIGNED;
  }
}
