package cn.huimin.hotline.intake.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a workbook keeps apart from its rows, each once, as far as they have been asked
 * for: spreadsheets number them as they come, so that a file of which only the beginning is wanted
 * is read to there.
 */
final class SharedTexts implements Closeable {

  private final @Nullable XmlTexts xml;
  private final TextStore known;

  /**
   * Texts of a part of a workbook.
   *
   * @param part the part; null if the workbook has none
   * @param folder where they are put aside
   */
  SharedTexts(@Nullable InputStream part, Path folder) throws XMLStreamException {
    this.xml = part == null ? null : new XmlTexts(part);
    this.known = new TextStore(folder);
  }

  /**
   * A text by its number; an empty one where the workbook has no such part.
   *
   * @throws IndexOutOfBoundsException if there is none of this number
   */
  String at(int number) throws XMLStreamException {
    if (xml == null) {
      return "";
    }
    while (known.size() <= number) {
      if (!xml.goTo("si")) {
        throw new IndexOutOfBoundsException(number);
      }
      var text = xml.text("si");
      known.add(text);
      if (known.size() > number) {
        return text;
      }
    }
    return known.get(number);
  }

  @Override
  public void close() throws IOException {
    known.close();
  }
}
