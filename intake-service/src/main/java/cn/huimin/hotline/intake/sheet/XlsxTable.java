package cn.huimin.hotline.intake.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * A workbook as zipped XML. Formulas count as the values they had; macros are told of, not run.
 * What it keeps apart from its rows is put aside in files that lie beside it while it is read.
 */
final class XlsxTable implements Table {

  private final Path file;

  XlsxTable(Path file) {
    this.file = file;
  }

  /**
   * A worksheet.
   *
   * @param id how relations of the workbook name it
   */
  private record OneSheet(String id, String name, boolean visible) {}

  /**
   * What a workbook says of itself.
   *
   * @param date1904 whether its days are counted from 1904
   */
  private record Outline(List<OneSheet> sheets, boolean date1904) {}

  @Override
  public void read(Rows rows) {
    var guarded = new Guarded(rows);
    try {
      readSheets(ZipCheck.require(file), guarded);
    } catch (AsideFailedException e) {
      // Not the file's fault, but that of the disk on which it is put aside.
      throw e;
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw guarded.judged(e, "文件不是完好的 .xlsx，请在表格软件里重新保存后再导入");
    }
  }

  private void readSheets(ZipCheck checked, Rows rows) throws IOException, XMLStreamException {
    if (checked.macros()) {
      rows.macros();
    }
    var outline = outline();
    boolean anyVisible = outline.sheets().stream().anyMatch(OneSheet::visible);
    try (var zip = new ZipFile(file.toFile());
        var part = part(zip, checked.sharedTexts());
        var shared = new SharedTexts(part, Table.beside(file))) {
      for (var sheet : outline.sheets()) {
        if (!anyVisible || sheet.visible()) {
          rows.sheet(sheet.name());
          try (var content = part(zip, checked.part(sheet.id()))) {
            if (content == null) {
              throw new IOException("a worksheet is missing");
            }
            XlsxRows.read(
                content, shared, outline.date1904(), checked.merged(sheet.id()).down(), rows);
          }
        }
      }
    }
  }

  private Outline outline() throws IOException {
    try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true))) {
      return new Outline(
          workbook
              .getSheets()
              .map(
                  sheet ->
                      new OneSheet(
                          sheet.getId(),
                          sheet.getName(),
                          sheet.getVisibility() == SheetVisibility.VISIBLE))
              .toList(),
          workbook.isDate1904());
    }
  }

  /** A part by its name, in whatever case; null if there is none. */
  private static @Nullable InputStream part(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      entry =
          zip.stream().filter(one -> one.getName().equalsIgnoreCase(name)).findFirst().orElse(null);
    }
    return entry == null ? null : zip.getInputStream(entry);
  }
}
