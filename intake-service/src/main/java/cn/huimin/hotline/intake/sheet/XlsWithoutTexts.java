package cn.huimin.hotline.intake.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.hssf.record.ContinueRecord;
import org.apache.poi.hssf.record.SSTRecord;

/**
 * The records of a workbook without the table of texts that its rows share, which a library would
 * hold in memory as a whole. A record is two bytes that say what it is, two with its length, and as
 * many more.
 */
final class XlsWithoutTexts extends FilterInputStream {

  private static final int HEADER = 4;

  private final byte[] header = new byte[HEADER];
  private int ofHeader;
  private int nextOfHeader;
  private int left;
  private boolean leaving;

  XlsWithoutTexts(InputStream records) {
    super(records);
  }

  /** Goes on to the next record that is not left out; false at the end. */
  private boolean next() throws IOException {
    while (true) {
      ofHeader = in.readNBytes(header, 0, HEADER);
      nextOfHeader = 0;
      if (ofHeader < HEADER) {
        return ofHeader > 0;
      }
      int sid = (header[0] & 0xff) | ((header[1] & 0xff) << 8);
      left = (header[2] & 0xff) | ((header[3] & 0xff) << 8);
      leaving = sid == SSTRecord.sid || (leaving && sid == ContinueRecord.sid);
      if (!leaving) {
        return true;
      }
      in.skipNBytes(left);
      left = 0;
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (nextOfHeader == ofHeader && left == 0 && !next()) {
      return -1;
    }
    if (nextOfHeader < ofHeader) {
      int count = Math.min(length, ofHeader - nextOfHeader);
      System.arraycopy(header, nextOfHeader, into, from, count);
      nextOfHeader += count;
      return count;
    }
    int count = in.read(into, from, Math.min(length, left));
    left = count < 0 ? 0 : left - count;
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = 0;
    while (skipped < count && read() >= 0) {
      skipped++;
    }
    return skipped;
  }

  /** What may be left, the texts included: whoever asks only asks whether there is another. */
  @Override
  public int available() throws IOException {
    return ofHeader - nextOfHeader + in.available();
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
