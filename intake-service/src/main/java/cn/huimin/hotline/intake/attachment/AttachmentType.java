package cn.huimin.hotline.intake.attachment;

import cn.huimin.hotline.intake.macro.Macros;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Kinds of files that are taken, told by what they hold; what they are called decides nothing but
 * between the kinds of one container. Programs, pages and archives are none of them.
 */
enum AttachmentType {
  JPEG("image/jpeg"),
  PNG("image/png"),
  GIF("image/gif"),
  WEBP("image/webp"),
  HEIC("image/heic"),
  PDF("application/pdf"),
  MP3("audio/mpeg"),
  WAV("audio/wav"),
  AMR("audio/amr"),
  M4A("audio/mp4"),
  MP4("video/mp4"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  DOC("application/msword"),
  XLS("application/vnd.ms-excel"),
  TEXT("text/plain;charset=UTF-8");

  private static final int SNIFFED = 4_096;

  private final String mediaType;

  AttachmentType(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** The kind of a file; empty if it is none that is taken. */
  static Optional<AttachmentType> of(byte[] file, String fileName) {
    if (begins(file, 0, 0xFF, 0xD8, 0xFF)) {
      return Optional.of(JPEG);
    }
    if (begins(file, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A)) {
      return Optional.of(PNG);
    }
    if (begins(file, 0, 'G', 'I', 'F', '8')) {
      return Optional.of(GIF);
    }
    if (begins(file, 0, 'R', 'I', 'F', 'F')) {
      return begins(file, 8, 'W', 'E', 'B', 'P')
          ? Optional.of(WEBP)
          : begins(file, 8, 'W', 'A', 'V', 'E') ? Optional.of(WAV) : Optional.empty();
    }
    if (begins(file, 0, '%', 'P', 'D', 'F', '-')) {
      return Optional.of(PDF);
    }
    if (begins(file, 0, 'I', 'D', '3')
        || begins(file, 0, 0xFF, 0xFB)
        || begins(file, 0, 0xFF, 0xF3)) {
      return Optional.of(MP3);
    }
    if (begins(file, 0, '#', '!', 'A', 'M', 'R')) {
      return Optional.of(AMR);
    }
    if (begins(file, 4, 'f', 't', 'y', 'p')) {
      return Optional.of(media(file));
    }
    var name = fileName.toLowerCase(Locale.ROOT);
    if (begins(file, 0, 'P', 'K', 3, 4)) {
      return office(file, name, "word/", DOCX, ".docx")
          .or(() -> office(file, name, "xl/", XLSX, ".xlsx"));
    }
    if (begins(file, 0, 0xD0, 0xCF, 0x11, 0xE0) && !Macros.inContainer(file)) {
      return name.endsWith(".doc") && Macros.isDocument(file, "WordDocument")
          ? Optional.of(DOC)
          : name.endsWith(".xls") && Macros.isDocument(file, "Workbook", "Book")
              ? Optional.of(XLS)
              : Optional.empty();
    }
    return isText(file) && (name.endsWith(".txt") || name.endsWith(".csv"))
        ? Optional.of(TEXT)
        : Optional.empty();
  }

  private static AttachmentType media(byte[] file) {
    if (begins(file, 8, 'h', 'e', 'i') || begins(file, 8, 'm', 'i', 'f', '1')) {
      return HEIC;
    }
    return begins(file, 8, 'M', '4', 'A') ? M4A : MP4;
  }

  /** A zipped document has its parts in a folder of its own; macros are not taken. */
  private static Optional<AttachmentType> office(
      byte[] file, String name, String folder, AttachmentType type, String suffix) {
    return name.endsWith(suffix) && contains(file, folder) && !hasMacros(file)
        ? Optional.of(type)
        : Optional.empty();
  }

  /** What is no sound zip may be made sound by the program that opens it: it is not taken. */
  private static boolean hasMacros(byte[] zip) {
    try {
      return Macros.inZip(zip);
    } catch (IOException | RuntimeException e) {
      return true;
    }
  }

  private static boolean isText(byte[] file) {
    if (file.length == 0) {
      return false;
    }
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(file));
    } catch (CharacterCodingException e) {
      return false;
    }
    for (byte b : Arrays.copyOf(file, Math.min(file.length, SNIFFED))) {
      if (b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(byte[] file, String words) {
    var wanted = words.getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at <= file.length - wanted.length; at++) {
      if (file[at] == wanted[0]
          && Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(byte[] bytes, int from, int... wanted) {
    for (int at = 0; at < wanted.length; at++) {
      if (from + at >= bytes.length || (bytes[from + at] & 0xff) != wanted[at]) {
        return false;
      }
    }
    return true;
  }
}
