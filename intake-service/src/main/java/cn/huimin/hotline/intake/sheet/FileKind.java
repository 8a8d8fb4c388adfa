package cn.huimin.hotline.intake.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is, by what it holds and not by what it is called. */
public enum FileKind {
  /** A workbook as zipped XML. */
  XLSX(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  /** A workbook of before 2007. */
  XLS(".xls", "application/vnd.ms-excel"),
  /** Text with separators. */
  CSV(".csv", "text/csv"),
  /**
   * A page with a table, or XML, that is called a spreadsheet; what is written for it is a
   * workbook.
   */
  MARKUP(".xlsx", XLSX.mediaType);

  /** A page with its parts in one file, as mails are written. */
  private static final Pattern ARCHIVE =
      Pattern.compile("^(?:mime-version|from|subject|date):[\\s\\S]*multipart/related");

  private static final int SNIFFED = 4_096;

  private final String suffix;
  private final String mediaType;

  FileKind(String suffix, String mediaType) {
    this.suffix = suffix;
    this.mediaType = mediaType;
  }

  /** How names of such files end. */
  public String suffix() {
    return suffix;
  }

  /** Its media type. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * Tells what a file is.
   *
   * @throws UnreadableSheetException if it is none of these
   */
  public static FileKind of(Path file) throws IOException {
    byte[] start;
    try (var in = Files.newInputStream(file)) {
      start = in.readNBytes(SNIFFED);
    }
    if (start.length == 0) {
      throw new UnreadableSheetException("文件是空的，请换一个文件");
    }
    if (begins(start, 'P', 'K', 3, 4)) {
      return XLSX;
    }
    if (begins(start, 0xD0, 0xCF, 0x11, 0xE0)) {
      return XLS;
    }
    if (begins(start, '%', 'P', 'D', 'F')
        || begins(start, 0xFF, 0xD8)
        || begins(start, 0x89, 'P', 'N', 'G')) {
      throw new UnreadableSheetException("这不是表格文件，请导出为 .xlsx、.xls 或 .csv 后再导入");
    }
    var text =
        new String(start, StandardCharsets.ISO_8859_1)
            .replaceFirst("^(?:\u00EF\u00BB\u00BF)?\\s*", "")
            .toLowerCase(Locale.ROOT);
    if (ARCHIVE.matcher(text).find()) {
      throw new UnreadableSheetException("这是网页归档（单个文件网页），不是表格；请用表格软件打开后另存为 .xlsx 再导入");
    }
    // A cell may hold the text of an editor, with whatever tags.
    if (!text.startsWith("<")) {
      return CSV;
    }
    if (text.contains("<html") || text.contains("<table") || text.contains("<workbook")) {
      return MARKUP;
    }
    return CSV;
  }

  private static boolean begins(byte[] bytes, int... prefix) {
    for (int at = 0; at < prefix.length; at++) {
      if (at >= bytes.length || (bytes[at] & 0xff) != prefix[at]) {
        return false;
      }
    }
    return true;
  }
}
