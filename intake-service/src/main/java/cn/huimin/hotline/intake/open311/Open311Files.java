package cn.huimin.hotline.intake.open311;

import cn.huimin.hotline.intake.attachment.Attachments;
import cn.huimin.hotline.intake.attachment.FileRoom;
import cn.huimin.hotline.intake.attachment.VirusCheck;
import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.multipart.MultipartFile;

/** Photos that clients send along in a multipart form, kept as every attachment is. */
@Component
class Open311Files {

  private static final String ACCOUNT = "open311";
  private static final int MOST = 5;
  private static final int MOST_BYTES = 20 << 20;
  private static final int LONGEST_NAME = 200;

  private final Attachments attachments;
  private final VirusCheck check;
  private final RandomIds ids;
  private final FileRoom room;
  private final TransactionOperations transactions;

  Open311Files(
      Attachments attachments,
      VirusCheck check,
      RandomIds ids,
      FileRoom room,
      TransactionOperations transactions) {
    this.attachments = attachments;
    this.check = check;
    this.ids = ids;
    this.room = room;
    this.transactions = transactions;
  }

  /**
   * Keeps files.
   *
   * @return their ids
   * @throws Refusal if one cannot be taken, saying why
   */
  List<String> keep(List<MultipartFile> sent) {
    var files = sent.stream().filter(file -> !file.isEmpty()).toList();
    if (files.size() > MOST) {
      throw wrong("media: at most %d files".formatted(MOST));
    }
    if (files.stream().anyMatch(file -> file.getSize() > MOST_BYTES)) {
      throw wrong("media: a file may have 20 MB");
    }
    var kept = new ArrayList<String>();
    for (var file : files) {
      kept.add(kept(file));
    }
    return kept;
  }

  private String kept(MultipartFile file) {
    try (var _ = room.toKeep(file.getSize())) {
      var bytes = file.getBytes();
      if (!check.passes(bytes)) {
        throw wrong("media: the virus scanner found something in a file");
      }
      var id = ids.next();
      var name = name(file);
      if (!Boolean.TRUE.equals(
          transactions.execute(_ -> attachments.take(id, ACCOUNT, name, bytes)))) {
        throw wrong("media: files of this kind are not taken; send a picture, a sound or a PDF");
      }
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
