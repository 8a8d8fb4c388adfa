package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.macro.Macros;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a zipped workbook before anything is read from it, by unpacking it into nothing:
 * what its directory says of sizes may be a lie. On the way it notes which cells are merged, which
 * a worksheet tells behind its rows.
 */
final class ZipCheck {

  private static final int MOST_ENTRIES = 2_000;
  private static final long MOST_BYTES = 1L << 30;

  /** A cell holds 32,767 characters, of up to 12 bytes each as an entity. */
  private static final int LONGEST_TEXT = 400_000;

  private static final long MOST_SHARED = 300L << 20;
  private static final byte[] DOCTYPE = {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'};

  private static final byte[] MERGE_CELL = {'m', 'e', 'r', 'g', 'e', 'C', 'e', 'l', 'l', ' '};
  private static final int LONGEST_TAG = 200;
  private static final int MOST_RELATIONS = 1 << 20;
  private static final Pattern RELATIONS =
      Pattern.compile("((?:[^/]+/)*)_rels/[^/]*workbook[^/]*\\.rels", Pattern.CASE_INSENSITIVE);

  /** With whatever prefix. */
  private static final Pattern RELATION = Pattern.compile("(?:[^:]*:)?Relationship");

  private static final Pattern AREA =
      Pattern.compile(
          "ref\\s*=\\s*[\"']\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?[A-Z]{1,3}\\$?(\\d{1,7})[\"']");

  private final Map<String, MergedAreas> byPart = new HashMap<>();
  private final Map<String, String> partById = new HashMap<>();
  private String sharedTexts = "xl/sharedStrings.xml";
  private boolean macros;
  private int merged;

  private ZipCheck() {}

  /** Whether it holds macros. */
  boolean macros() {
    return macros;
  }

  /** Which cells of a worksheet are merged, by the id that the workbook has for it. */
  MergedAreas merged(String sheetId) {
    return byPart.getOrDefault(part(sheetId).toLowerCase(Locale.ROOT), new MergedAreas());
  }

  /** The part that is a worksheet, by the id that the workbook has for it; empty if none is. */
  String part(String sheetId) {
    return partById.getOrDefault(sheetId, "");
  }

  /** The part that holds the texts its worksheets share, should there be one. */
  String sharedTexts() {
    return sharedTexts;
  }

  /**
   * Passes over a workbook that may be read.
   *
   * @throws UnreadableSheetException if it would unpack to too much, or holds what no export holds
   */
  static ZipCheck require(Path file) throws IOException {
    var check = new ZipCheck();
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_ENTRIES) {
        throw new UnreadableSheetException("文件里的部件太多，不像导出的表格；请另存为新的 .xlsx 再导入");
      }
      long total = 0;
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        check.macros |= Macros.isPart(entry.getName());
        try (var in = zip.getInputStream(entry)) {
          total += check.look(in, entry, MOST_BYTES - total);
        }
        var relations = RELATIONS.matcher(entry.getName());
        if (relations.matches()) {
          try (var in = zip.getInputStream(entry)) {
            check.relations(in, relations.group(1));
          }
        }
      }
      return check;
    } catch (ZipException e) {
      throw new UnreadableSheetException("文件不是完好的 .xlsx，请在表格软件里重新保存后再导入", e);
    }
  }

  private long look(InputStream in, ZipEntry entry, long room) throws IOException {
    boolean xml = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
    boolean shared = entry.getName().endsWith("sharedStrings.xml");
    long most = shared ? Math.min(room, MOST_SHARED) : room;
    var buffer = new byte[1 << 16];
    long read = 0;
    int sinceTag = 0;
    int doctype = 0;
    int merge = 0;
    StringBuilder tag = null;
    var areas = entry.getName().contains("worksheets/") ? new MergedAreas() : null;
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
        if (tag != null) {
          tag.append((char) (b & 0xff));
          if (b == '>' || tag.length() > LONGEST_TAG) {
            note(tag, areas);
            tag = null;
          }
        } else if (areas != null) {
          merge = b == MERGE_CELL[merge] ? merge + 1 : b == MERGE_CELL[0] ? 1 : 0;
          if (merge == MERGE_CELL.length) {
            tag = new StringBuilder();
            merge = 0;
          }
        }
        if (doctype == DOCTYPE.length) {
          throw new UnreadableSheetException("文件里有不该有的文档类型声明，没有导入；请另存为新的 .xlsx 再导入");
        }
      }
    }
    if (areas != null) {
      merged += areas.count();
      if (merged > MergedAreas.MOST) {
        throw new UnreadableSheetException(MergedAreas.TOO_MANY);
      }
      byPart.put(entry.getName().toLowerCase(Locale.ROOT), areas);
    }
    return read;
  }

  private static void note(StringBuilder tag, @Nullable MergedAreas areas) {
    var found = AREA.matcher(tag);
    if (areas != null && found.find()) {
      int column = 0;
      for (char letter : found.group(1).toCharArray()) {
        column = column * 26 + letter - 'A' + 1;
      }
      areas.add(Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)), column - 1);
    }
  }

  /** A path without steps to here and up. */
  private static String plain(String path) {
    var steps = new ArrayDeque<String>();
    for (var step : path.split("/", -1)) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.equals(".") && !step.isEmpty()) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }

  /** Which part a worksheet is: paths are relative to the workbook's, or begin at the top. */
  private void relations(InputStream in, String folder) throws IOException {
    var text = new String(in.readNBytes(MOST_RELATIONS), StandardCharsets.UTF_8);
    for (var one : Jsoup.parse(text, "", Parser.xmlParser()).getAllElements()) {
      if (!RELATION.matcher(one.tagName()).matches()) {
        continue;
      }
      var target = one.attr("Target").replace('\\', '/');
      var part = plain(target.startsWith("/") ? target.substring(1) : folder + target);
      partById.put(one.attr("Id"), part);
      if (one.attr("Type").endsWith("/sharedStrings")) {
        sharedTexts = part;
      }
    }
  }
}
