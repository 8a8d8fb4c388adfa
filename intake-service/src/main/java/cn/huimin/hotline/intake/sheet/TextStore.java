package cn.huimin.hotline.intake.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts by number, from 0, of which any may be asked for again: the first some hundred thousand
 * characters in memory, what comes after them in files of a folder, so that a million of them take
 * no more memory than ten thousand. The files hold people's data in the clear and are readable by
 * their owner alone; they are gone when it is closed.
 */
final class TextStore implements Closeable {

  private static final int IN_MEMORY = 1 << 19;

  /** What a text takes beside its characters. */
  private static final int OBJECT = 48;

  private static final int LENGTH_BITS = 24;

  private final Path folder;
  private final List<String> first = new ArrayList<>();
  private int taken;
  private int size;
  private @Nullable Appended texts;
  private @Nullable Appended places;

  /** None yet, the files of which would lie in a folder. */
  TextStore(Path folder) {
    this.folder = folder;
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /**
   * Adds the next.
   *
   * @throws AsideFailedException if the disk does not take it
   */
  void add(String text) {
    try {
      if (texts == null && taken < IN_MEMORY) {
        first.add(text);
        taken += text.length() + OBJECT;
      } else {
        write(text);
      }
    } catch (IOException e) {
      throw new AsideFailedException(e);
    }
    size++;
  }

  private void write(String text) throws IOException {
    if (texts == null) {
      texts = new Appended(folder);
    }
    if (places == null) {
      places = new Appended(folder);
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length >= 1 << LENGTH_BITS) {
      throw new UnreadableSheetException("文件里有一个单元格太大，没有导入；请检查后再导入");
    }
    long place = (texts.length() << LENGTH_BITS) | bytes.length;
    texts.append(bytes);
    var packed = new byte[Long.BYTES];
    for (int at = 0; at < Long.BYTES; at++) {
      packed[at] = (byte) (place >>> (8 * at));
    }
    places.append(packed);
  }

  /**
   * The text of a number.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  String get(int number) {
    if (number < 0 || number >= size) {
      throw new IndexOutOfBoundsException(number);
    }
    var itsTexts = texts;
    var itsPlaces = places;
    if (number < first.size() || itsTexts == null || itsPlaces == null) {
      return first.get(number);
    }
    try {
      var packed = itsPlaces.read((long) (number - first.size()) * Long.BYTES, Long.BYTES);
      long place = 0;
      for (int at = Long.BYTES - 1; at >= 0; at--) {
        place = (place << 8) | (packed[at] & 0xff);
      }
      return new String(
          itsTexts.read(place >>> LENGTH_BITS, (int) (place & ((1 << LENGTH_BITS) - 1))),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AsideFailedException(e);
    }
  }

  /** Deletes the files. */
  @Override
  public void close() throws IOException {
    first.clear();
    size = 0;
    try {
      if (texts != null) {
        texts.close();
      }
    } finally {
      if (places != null) {
        places.close();
      }
    }
  }

  /** A file that grows at its end and is read anywhere. */
  private static final class Appended implements Closeable {

    private final Path path;
    private final RandomAccessFile file;
    private final byte[] tail = new byte[1 << 15];
    private long written;
    private int waiting;

    Appended(Path folder) throws IOException {
      path = Files.createTempFile(folder, "work-", ".part");
      try {
        file = new RandomAccessFile(path.toFile(), "rw");
      } catch (IOException e) {
        Files.deleteIfExists(path);
        throw e;
      }
    }

    long length() {
      return written + waiting;
    }

    /** Appends bytes, which lie in the file or wait for it as a whole. */
    void append(byte[] bytes) throws IOException {
      if (waiting + bytes.length > tail.length) {
        flush();
      }
      if (bytes.length > tail.length) {
        file.seek(written);
        file.write(bytes);
        written += bytes.length;
      } else {
        System.arraycopy(bytes, 0, tail, waiting, bytes.length);
        waiting += bytes.length;
      }
    }

    private void flush() throws IOException {
      file.seek(written);
      file.write(tail, 0, waiting);
      written += waiting;
      waiting = 0;
    }

    byte[] read(long at, int length) throws IOException {
      var bytes = new byte[length];
      if (at >= written) {
        System.arraycopy(tail, (int) (at - written), bytes, 0, length);
      } else {
        file.seek(at);
        file.readFully(bytes);
      }
      return bytes;
    }

    @Override
    public void close() throws IOException {
      try {
        file.close();
      } finally {
        Files.deleteIfExists(path);
      }
    }
  }
}
