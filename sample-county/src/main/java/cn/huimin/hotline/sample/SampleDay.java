package cn.huimin.hotline.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * One day of work orders of the sample county, as labelled rows and as the three files a 12345
 * platform would hand over.
 */
public final class SampleDay {

  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING).build();

  private final LocalDate day;
  private final List<SampleRow> rows;

  private SampleDay(LocalDate day, List<SampleRow> rows) {
    this.day = day;
    this.rows = rows;
  }

  /**
   * Reads the day, every date moved so that it lies on the one given; a few rows are earlier calls
   * of the same people, up to 11 days before.
   */
  public static SampleDay on(LocalDate day) {
    DateShift shift = new DateShift(day);
    List<SampleRow> rows = new ArrayList<>();
    for (SampleExport export : SampleExport.values()) {
      int line = export.firstDataLine();
      for (Map<String, String> record : records("day/" + export.source())) {
        rows.add(row(export, line++, record, shift));
      }
    }
    return new SampleDay(day, List.copyOf(rows));
  }

  /** All rows in the order of the files, wrong and repeated ones included. */
  public List<SampleRow> rows() {
    return rows;
  }

  /** The rows of one file. */
  public List<SampleRow> rows(SampleExport export) {
    return rows.stream().filter(row -> row.export() == export).toList();
  }

  /** What an importer should make of the files. */
  public SampleExpectation expectation() {
    return SampleExpectation.parse(new DateShift(day).apply(Resources.text("expected.json")));
  }

  /**
   * Writes the three files into the folder, replacing what stands there.
   *
   * @return the files in the order of {@link SampleExport}
   * @throws IOException if the folder cannot be written
   */
  public List<Path> write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    for (SampleExport export : SampleExport.values()) {
      Path file = folder.resolve(export.fileName());
      try (OutputStream out = Files.newOutputStream(file)) {
        switch (export) {
          case RENAMED_HEADERS -> SampleWorkbook.writeRenamedHeaders(out, rows(export));
          case HEADER_ON_ROW_2 -> SampleWorkbook.writeHeaderOnRow2(out, rows(export), day);
          case ORDER_WIDE -> out.write(orderWide().getBytes(Charset.forName("GB18030")));
        }
      }
      files.add(file);
    }
    return files;
  }

  private String orderWide() {
    SampleExport export = SampleExport.ORDER_WIDE;
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
    export.columns().forEach(schema::addColumn);
    List<Map<String, String>> lines = new ArrayList<>();
    for (SampleRow row : rows(export)) {
      Map<String, String> line = new LinkedHashMap<>();
      export.columns().forEach(column -> line.put(column, row.cell(column)));
      lines.add(line);
    }
    return CSV.writer(schema.build()).writeValueAsString(lines);
  }

  private static List<Map<String, String>> records(String resource) {
    try (MappingIterator<Map<String, String>> records =
        CSV.readerFor(new TypeReference<Map<String, String>>() {})
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(Resources.text(resource))) {
      return records.readAll();
    }
  }

  private static SampleRow row(
      SampleExport export, int line, Map<String, String> record, DateShift shift) {
    Map<String, String> cells = new LinkedHashMap<>();
    record.forEach(
        (column, cell) -> {
          if (!column.startsWith("#")) {
            cells.put(column, shift.apply(cell));
          }
        });
    String[] category = label(record, "#category").split("/", -1);
    return new SampleRow(
        export,
        line,
        cells,
        split(label(record, "#school"), "\\|"),
        category[0],
        category[1],
        label(record, "#type"),
        Set.copyOf(new LinkedHashSet<>(split(label(record, "#flags"), ";"))));
  }

  private static String label(Map<String, String> record, String column) {
    return record.getOrDefault(column, "");
  }

  private static List<String> split(String cell, String separator) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(separator, -1));
  }
}
