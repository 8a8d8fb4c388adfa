package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.macro.Macros;
import cn.huimin.hotline.intake.mapping.Cell;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.eventusermodel.MissingRecordAwareHSSFListener;
import org.apache.poi.hssf.eventusermodel.dummyrecord.LastCellOfRowDummyRecord;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of before 2007 (BIFF8), by POI's event model. Formulas count as the values they had;
 * macros are told of, not run. Charts and macro sheets hold cells too, which are none of a table.
 */
final class XlsTable implements Table {

  private static final double WHOLE_NUMBERS_END = 1e15;
  private static final int MOST_CELLS = 256;

  private final Path file;

  XlsTable(Path file) {
    this.file = file;
  }

  @Override
  public void read(Rows rows) {
    var guarded = new Guarded(rows);
    try (var container = new POIFSFileSystem(file.toFile(), true)) {
      if (container.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
        throw new UnreadableSheetException("文件有密码，请去掉密码后再导入");
      }
      if (Macros.in(container.getRoot())) {
        guarded.macros();
      }
      readInto(container, guarded);
    } catch (AsideFailedException e) {
      // Not the file's fault, but that of the disk on which its texts are put aside.
      throw e;
    } catch (EncryptedDocumentException e) {
      throw guarded.judged(e, "文件有密码，请去掉密码后再导入");
    } catch (OldExcelFormatException e) {
      throw guarded.judged(e, "文件的版本太旧，请另存为 .xlsx 后再导入");
    } catch (FileNotFoundException e) {
      throw guarded.judged(e, "这不是表格文件，请另存为 .xlsx 或 .csv 后再导入");
    } catch (IOException | RuntimeException e) {
      throw guarded.judged(e, "文件不是完好的 .xls，请在表格软件里另存为 .xlsx 后再导入");
    }
  }

  private void readInto(POIFSFileSystem container, Rows rows) throws IOException {
    try (var texts = new TextStore(Table.beside(file))) {
      var first = new XlsBefore(texts);
      try (var content = workbook(container)) {
        first.read(content);
      }
      var request = new HSSFRequest();
      if (!first.encrypted()) {
        request.addListenerForAllRecords(
            new MissingRecordAwareHSSFListener(
                new Records(
                    rows, first.merged(), number -> texts.size() == 0 ? "" : texts.get(number))));
        try (var content = new XlsWithoutTexts(workbook(container))) {
          new HSSFEventFactory().processEvents(request, content);
        }
        return;
      }
      // Nothing can be left out of what a password that everybody has makes unreadable.
      var merged = new ArrayList<MergedAreas>();
      var before = new HSSFRequest();
      before.addListener(record -> XlsBefore.note(record, merged), BOFRecord.sid);
      before.addListener(record -> XlsBefore.note(record, merged), MergeCellsRecord.sid);
      new HSSFEventFactory().processWorkbookEvents(before, container);
      request.addListenerForAllRecords(
          new MissingRecordAwareHSSFListener(new Records(rows, merged, null)));
      new HSSFEventFactory().processWorkbookEvents(request, container);
    }
  }

  /** The stream of records, by the names it has had. */
  private static InputStream workbook(POIFSFileSystem container) throws IOException {
    var root = container.getRoot();
    String name;
    try {
      name = HSSFWorkbook.getWorkbookDirEntryName(root);
    } catch (OldExcelFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new FileNotFoundException("no workbook");
    }
    return root.createDocumentInputStream(name);
  }

  /** Gathers the records of a row until it ends. */
  private static final class Records implements HSSFListener {
    private final Rows rows;
    private final List<BoundSheetRecord> sheets = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private List<BoundSheetRecord> inOrder = List.of();
    private final @Nullable IntFunction<String> known;
    private @Nullable SSTRecord texts;
    private int sheet = -1;
    private int worksheets = -1;
    private boolean worksheet;
    private int depth;
    private boolean hidden;
    private boolean date1904;
    private int formulaColumn = -1;
    private final List<MergedAreas> merged;
    private MergedAreas.Down down = new MergedAreas().down();

    Records(Rows rows, List<MergedAreas> merged, @Nullable IntFunction<String> known) {
      this.rows = rows;
      this.known = known;
      this.merged = merged;
    }

    @Override
    public void processRecord(Record record) {
      if (record instanceof BoundSheetRecord one) {
        sheets.add(one);
      } else if (record instanceof BOFRecord begin) {
        begin(begin.getType());
      } else if (record instanceof EOFRecord) {
        depth = Math.max(0, depth - 1);
      } else if (record instanceof SSTRecord shared) {
        texts = shared;
      } else if (record instanceof DateWindow1904Record window) {
        date1904 = window.getWindowing() == 1;
      } else if (worksheet && depth <= 1 && !hidden) {
        content(record);
      }
    }

    /** Of what begins within a worksheet, a chart, nothing is read until it ends. */
    private void begin(int type) {
      if (type == BOFRecord.TYPE_WORKBOOK) {
        depth = 1;
      } else if (type == BOFRecord.TYPE_WORKSHEET) {
        depth = 1;
        nextSheet();
      } else if (depth == 0) {
        depth = 1;
        sheet++;
        worksheet = false;
      } else {
        depth++;
      }
    }

    private void nextSheet() {
      if (inOrder.isEmpty()) {
        inOrder = List.of(BoundSheetRecord.orderByBofPosition(sheets));
      }
      sheet++;
      worksheets++;
      worksheet = true;
      down = (worksheets < merged.size() ? merged.get(worksheets) : new MergedAreas()).down();
      var one = sheet < inOrder.size() ? inOrder.get(sheet) : null;
      boolean anyVisible =
          inOrder.stream().anyMatch(each -> !each.isHidden() && !each.isVeryHidden());
      hidden = one != null && anyVisible && (one.isHidden() || one.isVeryHidden());
      if (!hidden) {
        rows.sheet(one == null ? "" : one.getSheetname());
      }
    }

    private void content(Record record) {
      if (record instanceof LastCellOfRowDummyRecord end) {
        rows.row(down.row(end.getRow() + 1, cells));
        cells.clear();
      } else if (record instanceof StringRecord text && formulaColumn >= 0) {
        put(formulaColumn, Cell.text(text.getString().strip()));
        formulaColumn = -1;
      } else if (record instanceof CellValueRecordInterface value) {
        var cell = cell(record);
        if (cell != null) {
          put(value.getColumn(), cell);
        }
      }
    }

    private @Nullable Cell cell(Record record) {
      return switch (record) {
        case LabelSSTRecord label -> Cell.text(text(label.getSSTIndex()).strip());
        case LabelRecord label -> Cell.text(label.getValue().strip());
        case NumberRecord number -> number(number.getValue());
        case FormulaRecord formula -> formula(formula);
        case BoolErrRecord flag ->
            Cell.text(
                flag.isBoolean()
                    ? String.valueOf(flag.getBooleanValue())
                    : FormulaError.forInt(flag.getErrorValue()).getString());
        default -> null;
      };
    }

    private String text(int number) {
      if (known != null) {
        return known.apply(number);
      }
      return texts == null ? "" : texts.getString(number).getString();
    }

    private @Nullable Cell formula(FormulaRecord formula) {
      if (formula.hasCachedResultString()) {
        formulaColumn = formula.getColumn();
        return null;
      }
      return Double.isFinite(formula.getValue())
          ? number(formula.getValue())
          : Cell.text("#VALUE!");
    }

    private Cell number(double value) {
      if (!Double.isFinite(value)) {
        return Cell.EMPTY;
      }
      var number = BigDecimal.valueOf(value);
      var whole = value == Math.rint(value) && Math.abs(value) < WHOLE_NUMBERS_END;
      boolean cut = Math.abs(value) >= WHOLE_NUMBERS_END;
      return XlsxRows.number(
          whole ? BigDecimal.valueOf((long) value) : number, cut ? "E" : "", date1904);
    }

    private void put(int column, Cell cell) {
      if (column < 0 || column >= MOST_CELLS) {
        return;
      }
      while (cells.size() <= column) {
        cells.add(Cell.EMPTY);
      }
      cells.set(column, cell);
    }
  }
}
