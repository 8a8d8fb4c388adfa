package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.scratch.ScratchFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why rows of an import were rejected, in the order of the file and on disk: there may be a hundred
 * thousand. Rows are counted as they are read, from 1. What is wrong with a row by itself is known
 * when it is read, what is refused of it some rows later; each comes in its order.
 */
final class Rejections implements AutoCloseable {

  /**
   * Why a row was rejected.
   *
   * @param words what is told of it
   * @param erased whether it is of somebody who was erased, and may not be kept
   */
  record Rejection(String words, boolean erased) {}

  private static final int LONGEST = 4_000;

  private final Log wrong;
  private final Log refused;
  private int count;

  Rejections(ScratchFiles scratch) {
    this.wrong = new Log(scratch);
    this.refused = new Log(scratch);
  }

  /** How many. */
  int count() {
    return count;
  }

  /** A row that is wrong by itself. */
  void wrong(int ordinal, String words) {
    wrong.add(ordinal, new Rejection(words, false));
    count++;
  }

  /** A row that was refused when it was handed in. */
  void refused(int ordinal, Rejection why) {
    refused.add(ordinal, why);
    count++;
  }

  /** Goes over them once more, from the first on. */
  Walk walk() throws IOException {
    return new Walk(wrong.reader(), refused.reader());
  }

  /** Deletes them. */
  @Override
  public void close() throws IOException {
    try {
      wrong.close();
    } finally {
      refused.close();
    }
  }

  /** Goes down the rows of a file. */
  static final class Walk implements AutoCloseable {
    private final Reader wrong;
    private final Reader refused;

    private Walk(Reader wrong, Reader refused) {
      this.wrong = wrong;
      this.refused = refused;
    }

    /** Why a row was rejected, if it was; rows are to be asked for in their order. */
    Optional<Rejection> of(int ordinal) throws IOException {
      var one = wrong.of(ordinal);
      return one == null ? Optional.ofNullable(refused.of(ordinal)) : Optional.of(one);
    }

    @Override
    public void close() throws IOException {
      try {
        wrong.close();
      } finally {
        refused.close();
      }
    }
  }

  /** Rows of one kind, in a file that is made with the first of them. */
  private static final class Log implements AutoCloseable {
    private final ScratchFiles scratch;
    private @Nullable Path file;
    private @Nullable DataOutputStream out;

    Log(ScratchFiles scratch) {
      this.scratch = scratch;
    }

    void add(int ordinal, Rejection why) {
      try {
        if (out == null) {
          file = scratch.make();
          out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        }
        var words =
            (why.words().length() > LONGEST ? why.words().substring(0, LONGEST) : why.words())
                .getBytes(StandardCharsets.UTF_8);
        out.writeInt(ordinal);
        out.writeBoolean(why.erased());
        out.writeInt(words.length);
        out.write(words);
      } catch (IOException e) {
        throw new UncheckedIOException("why a row was rejected could not be kept", e);
      }
    }

    Reader reader() throws IOException {
      if (file == null || out == null) {
        return new Reader(new DataInputStream(InputStream.nullInputStream()));
      }
      out.flush();
      return new Reader(new DataInputStream(new BufferedInputStream(Files.newInputStream(file))));
    }

    @Override
    public void close() throws IOException {
      try {
        if (out != null) {
          out.close();
        }
      } finally {
        if (file != null) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static final class Reader implements AutoCloseable {
    private final DataInputStream in;
    private int next;
    private boolean began;

    Reader(DataInputStream in) {
      this.in = in;
    }

    @Nullable Rejection of(int ordinal) throws IOException {
      if (!began) {
        began = true;
        next = ordinal();
      }
      if (next != ordinal) {
        return null;
      }
      boolean erased = in.readBoolean();
      var words = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      next = ordinal();
      return new Rejection(words, erased);
    }

    /** The row of the next; 0 after the last, or where the disk was full. */
    private int ordinal() throws IOException {
      try {
        return in.readInt();
      } catch (EOFException e) {
        return 0;
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
