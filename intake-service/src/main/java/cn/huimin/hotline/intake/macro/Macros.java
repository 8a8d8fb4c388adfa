package cn.huimin.hotline.intake.macro;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Tells whether a document holds programs: Visual Basic, the macro sheets of old workbooks,
 * ActiveX. Whatever the file is called; only directories are read, of what is packed nothing but
 * the list of parts.
 */
public final class Macros {

  private static final List<String> PARTS =
      List.of("vbaproject", "vbadata", "macrosheets/", "activex/");
  private static final List<String> CONTENT_TYPES =
      List.of(
          "macroenabled", "vbaproject", "ms-office.activex", "excel.macrosheet", "intlmacrosheet");
  private static final String LIST_OF_PARTS = "[Content_Types].xml";
  private static final int LONGEST_LIST = 4 << 20;

  /** Names of directory entries of an OLE container in which programs are. */
  private static final Set<String> STORAGES =
      Set.of("_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA", "Macros");

  private static final int ENTRY = 128;
  private static final int NAME_LENGTH = 64;
  private static final int KIND = 66;
  private static final int STORAGE = 1;
  private static final int STREAM = 2;

  private static final int BOUND_SHEET = 0x85;
  private static final int END_OF_GLOBALS = 0x0A;
  private static final int SHEET_KIND = 5;
  private static final int MACRO_SHEET = 1;
  private static final int VISUAL_BASIC = 6;

  private Macros() {}

  /** Whether a part of this name of a zipped document is a program. */
  public static boolean isPart(String name) {
    var lower = name.toLowerCase(Locale.ROOT).replace('\\', '/');
    return PARTS.stream().anyMatch(lower::contains);
  }

  /**
   * Whether a zipped document holds programs, by the names of its parts and by what its list of
   * parts says of them.
   *
   * @throws IOException if it is no sound zip
   */
  public static boolean inZip(byte[] file) throws IOException {
    try (var zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        if (isPart(entry.getName())
            || (entry.getName().equalsIgnoreCase(LIST_OF_PARTS) && lists(zip, entry))) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean lists(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    try (var in = zip.getInputStream(entry)) {
      var list = new String(in.readNBytes(LONGEST_LIST), StandardCharsets.UTF_8);
      var lower = list.toLowerCase(Locale.ROOT);
      return CONTENT_TYPES.stream().anyMatch(lower::contains);
    }
  }

  /** Whether a document of before 2007 holds programs; of a broken one by what can be seen. */
  public static boolean inContainer(byte[] file) {
    for (int at = 0; at + ENTRY <= file.length; at += ENTRY) {
      if (isStorage(file, at)) {
        return true;
      }
    }
    try (var container = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      return in(container.getRoot());
    } catch (IOException | RuntimeException e) {
      // Made to break the reading: there is no workbook that could be looked at.
      return false;
    }
  }

  /**
   * Whether a container of before 2007 can be opened and has one of these parts: what has none is
   * an installer or something else, and no document.
   */
  public static boolean isDocument(byte[] file, String... parts) {
    try (var container = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      return Stream.of(parts).anyMatch(container.getRoot()::hasEntryCaseInsensitive);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Directory entries lie at multiples of their size, wherever their sector is. */
  private static boolean isStorage(byte[] file, int at) {
    int kind = file[at + KIND];
    int length = (file[at + NAME_LENGTH] & 0xff) | (file[at + NAME_LENGTH + 1] & 0xff) << 8;
    if ((kind != STORAGE && kind != STREAM) || length < 4 || length > NAME_LENGTH) {
      return false;
    }
    return STORAGES.contains(new String(file, at, length - 2, StandardCharsets.UTF_16LE));
  }

  /** Whether a workbook in an open container holds Visual Basic or macro sheets. */
  public static boolean in(DirectoryEntry root) throws IOException {
    if (STORAGES.stream().anyMatch(root::hasEntryCaseInsensitive)) {
      return true;
    }
    for (var name : Stream.of("Workbook", "Book").filter(root::hasEntryCaseInsensitive).toList()) {
      if (root.getEntryCaseInsensitive(name) instanceof DocumentEntry book) {
        try (var in = new DocumentInputStream(book)) {
          return hasMacroSheet(in);
        }
      }
    }
    return false;
  }

  /** By what the globals of a workbook, its first records, say of its sheets. */
  private static boolean hasMacroSheet(DocumentInputStream in) {
    while (in.available() >= 4) {
      int kind = in.readUShort();
      int length = in.readUShort();
      if (kind == END_OF_GLOBALS || length > in.available()) {
        return false;
      }
      var record = new byte[length];
      in.readFully(record);
      if (kind == BOUND_SHEET
          && length > SHEET_KIND
          && (record[SHEET_KIND] == MACRO_SHEET || record[SHEET_KIND] == VISUAL_BASIC)) {
        return true;
      }
    }
    return false;
  }
}
