package cn.huimin.hotline.intake.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A part of a workbook, gone through element by element; names count without their prefixes. */
final class XmlTexts {

  /** A cell holds 32,767 characters; some programs write more. */
  private static final int LONGEST_TEXT = 400_000;

  private static final String TEXT = "t";
  private static final String PHONETIC = "rPh";
  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;

  XmlTexts(InputStream part) throws XMLStreamException {
    this.reader = FACTORY.createXMLStreamReader(part);
  }

  private static XMLInputFactory factory() {
    var factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /** Goes to the next element of a name; whether there is one. */
  boolean goTo(String name) throws XMLStreamException {
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT && isAt(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Goes to where the next element begins or ends; whether one begins. At the end of the part the
   * outermost ends.
   */
  boolean goToTag() throws XMLStreamException {
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return false;
        }
        default -> {
          // What stands between elements is nothing.
        }
      }
    }
    throw new XMLStreamException("the part breaks off");
  }

  /** Whether the element it is at has a name. */
  boolean isAt(String name) {
    return reader.getLocalName().equals(name);
  }

  @Nullable String attribute(String name) {
    return reader.getAttributeValue(null, name);
  }

  /** All that stands within the element it is at, which has no others in it. */
  String plain(String name) throws XMLStreamException {
    var text = new StringBuilder();
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.END_ELEMENT && isAt(name)) {
        return text.toString();
      }
      take(event, text);
    }
    throw new XMLStreamException("the part breaks off");
  }

  /** The runs of a text within the element it is at, without how they are pronounced. */
  String text(String name) throws XMLStreamException {
    var text = new StringBuilder();
    boolean within = false;
    int phonetic = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        phonetic += isAt(PHONETIC) ? 1 : 0;
        within = isAt(TEXT);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (isAt(name)) {
          return text.toString();
        }
        phonetic -= isAt(PHONETIC) ? 1 : 0;
        within = false;
      } else if (within && phonetic == 0) {
        take(event, text);
      }
    }
    throw new XMLStreamException("the part breaks off");
  }

  private void take(int event, StringBuilder text) {
    if (event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE) {
      text.append(reader.getText());
      if (text.length() > LONGEST_TEXT) {
        throw new UnreadableSheetException("文件里有一个单元格太大，没有导入；请检查后再导入");
      }
    }
  }
}
