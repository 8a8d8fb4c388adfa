package cn.huimin.hotline.sla.duefile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Text as spreadsheets save it: UTF-8, UTF-16 with its mark, or GB18030. */
final class TextFile {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private TextFile() {}

  /**
   * The text of a file.
   *
   * @throws CharacterCodingException if it is none in any of these
   */
  static String read(byte[] bytes) throws CharacterCodingException {
    var charsets =
        isUtf16(bytes)
            ? List.of(StandardCharsets.UTF_16)
            : List.of(StandardCharsets.UTF_8, GB18030);
    for (int i = 0; ; i++) {
      try {
        return charsets.get(i).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        if (i == charsets.size() - 1) {
          throw e;
        }
      }
    }
  }

  private static boolean isUtf16(byte[] bytes) {
    return bytes.length > 1
        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
  }
}
