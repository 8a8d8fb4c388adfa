package cn.huimin.hotline.intake.open311;

import cn.huimin.hotline.intake.attachment.Attachments;
import cn.huimin.hotline.intake.attachment.VirusCheck;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.platform.id.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.multipart.MultipartFile;

/** Photos that clients send along in a multipart form, kept as every attachment is. */
@Component
class Open311Files {

  private static final String ACCOUNT = "open311";
  private static final int MOST = 5;
  private static final int MOST_BYTES = 20 << 20;
  private static final int AT_ONCE = 4;
  private static final int LONGEST_NAME = 200;

  private final Attachments attachments;
  private final VirusCheck check;
  private final TransactionOperations transactions;

  /** A file is in memory while it is sealed: so many at a time. */
  private final Semaphore room = new Semaphore(AT_ONCE);

  Open311Files(Attachments attachments, VirusCheck check, TransactionOperations transactions) {
    this.attachments = attachments;
    this.check = check;
    this.transactions = transactions;
  }

  /**
   * A file as it was sent.
   *
   * @param name what it is called
   * @param sha256 hash of what it holds
   * @param file the file
   */
  record Sent(String name, String sha256, MultipartFile file) {

    /** Without its name, which may tell of a person. */
    @Override
    public String toString() {
      return "Sent[…]";
    }
  }

  /**
   * Looks at files before any of them is kept.
   *
   * @throws Refusal if there are too many, or one is too large
   */
  List<Sent> look(List<MultipartFile> all) {
    var files = all.stream().filter(file -> !file.isEmpty()).toList();
    if (files.size() > MOST) {
      throw wrong("media: at most %d files".formatted(MOST));
    }
    if (files.stream().anyMatch(file -> file.getSize() > MOST_BYTES)) {
      throw wrong("media: a file may have 20 MB");
    }
    return files.stream().map(file -> new Sent(name(file), sha256(file), file)).toList();
  }

  private String sha256(MultipartFile file) {
    room.acquireUninterruptibly();
    try {
      return Ids.sha256(file.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      room.release();
    }
  }

  /**
   * Keeps files. Their ids follow from the request and what they hold, so that the same request
   * again names the same files.
   *
   * @return their ids
   * @throws Refusal if one cannot be taken, saying why
   */
  List<String> keep(String requestId, List<Sent> files) {
    var kept = new ArrayList<String>();
    for (var file : files) {
      kept.add(kept(Ids.uuid5(requestId, "" + kept.size(), file.sha256()), file));
    }
    return kept;
  }

  private String kept(String id, Sent sent) {
    room.acquireUninterruptibly();
    try {
      var bytes = sent.file().getBytes();
      if (!check.passes(bytes)) {
        throw wrong("media: the virus scanner found something in a file");
      }
      if (!Boolean.TRUE.equals(
          transactions.execute(_ -> attachments.take(id, ACCOUNT, sent.name(), bytes)))) {
        throw wrong("media: files of this kind are not taken; send a picture, a sound or a PDF");
      }
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      room.release();
    }
  }

  private static String name(MultipartFile file) {
    var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
    var bare =
        name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
            .replaceAll("\\p{Cntrl}", "")
            .strip();
    if (bare.isEmpty()) {
      return "media";
    }
    return bare.length() > LONGEST_NAME ? bare.substring(bare.length() - LONGEST_NAME) : bare;
  }

  private static Refusal wrong(String why) {
    return new Refusal(ProblemCode.BAD_PARAMETER, why);
  }
}
