package cn.huimin.hotline.intake.macro;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Makes documents with programs. */
public final class MacroFiles {

  private static final String PLAIN =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

  private MacroFiles() {}

  /** A zipped document of these parts, the list of parts naming this content type. */
  public static byte[] zip(String contentType, List<String> parts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          ("<Types><Override ContentType=\"" + contentType + "\"/></Types>")
              .getBytes(StandardCharsets.UTF_8));
      for (var part : parts) {
        zip.putNextEntry(new ZipEntry(part));
        zip.write("<part/>".getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** A document of plain parts. */
  public static byte[] zip(List<String> parts) throws IOException {
    return zip(PLAIN, parts);
  }

  /** A container with a storage of this name that holds a stream VBA, or without one. */
  public static byte[] container(String storage) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var container = new POIFSFileSystem()) {
      container.createDocument(new ByteArrayInputStream(new byte[5_000]), "WordDocument");
      if (!storage.isEmpty()) {
        container
            .createDirectory(storage)
            .createDocument("dir", new ByteArrayInputStream(new byte[600]));
      }
      container.writeFilesystem(bytes);
    }
    return bytes.toByteArray();
  }

  /** A workbook with a header and a row, and a sheet of this kind: 0 a worksheet, 1 macros. */
  public static byte[] workbook(int kind, List<List<String>> rows) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var book = new HSSFWorkbook()) {
      var sheet = book.createSheet("工单");
      for (int at = 0; at < rows.size(); at++) {
        var row = sheet.createRow(at);
        for (int column = 0; column < rows.get(at).size(); column++) {
          row.createCell(column).setCellValue(rows.get(at).get(column));
        }
      }
      book.createSheet("other");
      book.write(bytes);
    }
    return withKindOfLastSheet(bytes.toByteArray(), kind);
  }

  /** Sets what the globals say of the last sheet, whose record has its name at its end. */
  private static byte[] withKindOfLastSheet(byte[] file, int kind) {
    for (int at = 0; at + 17 < file.length; at++) {
      if ((file[at] & 0xff) == 0x85
          && file[at + 1] == 0
          && new String(file, at + 12, 5, StandardCharsets.ISO_8859_1).equals("other")) {
        file[at + 9] = (byte) kind;
        return file;
      }
    }
    throw new IllegalStateException("no record of the sheet");
  }
}
