package cn.huimin.hotline.intake.sheet;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.ContinueRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.common.UnicodeString;

/**
 * What has to be known of a workbook of before 2007 before its rows are read: the texts they share,
 * which are put aside, and which of their cells are merged, which it tells behind them.
 */
final class XlsBefore {

  private final TextStore texts;
  private final List<MergedAreas> merged = new ArrayList<>();
  private boolean encrypted;

  XlsBefore(TextStore texts) {
    this.texts = texts;
  }

  /** Which cells are merged, by worksheet. */
  List<MergedAreas> merged() {
    return merged;
  }

  /** Whether nothing of it could be read, since it is encrypted. */
  boolean encrypted() {
    return encrypted;
  }

  /** Reads the records of a workbook to their end, or to where they are said to be encrypted. */
  void read(InputStream workbook) {
    var records = new RecordInputStream(workbook);
    int depth = 0;
    boolean ended = false;
    while (!encrypted && records.hasNextRecord()) {
      records.nextRecord();
      // What stands behind the end of the last part only fills the file up.
      if (ended && records.getSid() != BOFRecord.sid) {
        return;
      }
      ended = false;
      switch (records.getSid()) {
        case BOFRecord.sid -> {
          depth++;
          note(new BOFRecord(records), merged);
        }
        case EOFRecord.sid -> {
          depth--;
          ended = depth == 0;
        }
        case MergeCellsRecord.sid -> note(new MergeCellsRecord(records), merged);
        case SSTRecord.sid -> putAside(records);
        case FilePassRecord.sid -> encrypted = true;
        default -> {
          // The rows come later.
        }
      }
      var _ = records.readRemainder();
    }
  }

  private void putAside(RecordInputStream records) {
    int all = records.readInt();
    int different = records.readInt();
    for (int n = 0; all != 0 && n < different; n++) {
      if (records.available() == 0
          && !(records.hasNextRecord() && records.getNextSid() == ContinueRecord.sid)) {
        return;
      }
      texts.add(new UnicodeString(records).getString());
    }
  }

  /** Notes a worksheet, and what of it is merged. */
  static void note(Record record, List<MergedAreas> bySheet) {
    if (record instanceof BOFRecord begin && begin.getType() == BOFRecord.TYPE_WORKSHEET) {
      bySheet.add(new MergedAreas());
    } else if (record instanceof MergeCellsRecord areas && !bySheet.isEmpty()) {
      for (int at = 0; at < areas.getNumAreas(); at++) {
        var area = areas.getAreaAt(at);
        bySheet.getLast().add(area.getFirstRow() + 1, area.getLastRow() + 1, area.getFirstColumn());
      }
    }
  }
}
