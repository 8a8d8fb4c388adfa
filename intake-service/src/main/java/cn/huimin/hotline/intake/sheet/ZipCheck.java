package cn.huimin.hotline.intake.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks through a zipped workbook before anything is read from it, by unpacking it into nothing:
 * what its directory says of sizes may be a lie.
 */
final class ZipCheck {

  private static final int MOST_ENTRIES = 2_000;
  private static final long MOST_BYTES = 1L << 30;

  /** A cell holds 32,767 characters, of up to 12 bytes each as an entity. */
  private static final int LONGEST_TEXT = 400_000;

  private static final long MOST_SHARED = 300L << 20;
  private static final byte[] DOCTYPE = {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'};

  private ZipCheck() {}

  /**
   * Passes over a workbook that may be read.
   *
   * @throws UnreadableSheetException if it would unpack to too much, or holds what no export holds
   */
  static void require(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_ENTRIES) {
        throw new UnreadableSheetException("文件里的部件太多，不像导出的表格；请另存为新的 .xlsx 再导入");
      }
      long total = 0;
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        try (var in = zip.getInputStream(entry)) {
          total += look(in, entry, MOST_BYTES - total);
        }
      }
    } catch (ZipException e) {
      throw new UnreadableSheetException("文件不是完好的 .xlsx，请在表格软件里重新保存后再导入", e);
    }
  }

  private static long look(InputStream in, ZipEntry entry, long room) throws IOException {
    boolean xml = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
    boolean shared = entry.getName().endsWith("sharedStrings.xml");
    long most = shared ? Math.min(room, MOST_SHARED) : room;
    var buffer = new byte[1 << 16];
    long read = 0;
    int sinceTag = 0;
    int doctype = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      read += n;
      if (read > most) {
        throw new UnreadableSheetException("文件解开后太大，没有导入；请拆分后再导入");
      }
      for (int at = 0; xml && at < n; at++) {
        byte b = buffer[at];
        sinceTag = b == '<' ? 0 : sinceTag + 1;
        if (sinceTag > LONGEST_TEXT) {
          throw new UnreadableSheetException("文件里有一个单元格太大，没有导入；请检查后再导入");
        }
        doctype = b == DOCTYPE[doctype] ? doctype + 1 : b == '<' ? 1 : 0;
        if (doctype == DOCTYPE.length) {
          throw new UnreadableSheetException("文件里有不该有的文档类型声明，没有导入；请另存为新的 .xlsx 再导入");
        }
      }
    }
    return read;
  }
}
