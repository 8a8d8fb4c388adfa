package cn.huimin.hotline.intake.open311;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.platform.problem.GeoReportErrors;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers in the form a client asked for: by the end of the path, or, where it has none, by
 * {@code Accept}; XML, which the standard demands, for who wants anything.
 */
enum Open311Format {
  /** JSON. */
  JSON("application/json;charset=utf-8") {
    @Override
    String list(String root, String item, List<? extends Map<String, ?>> items) {
      return JsonMapper.shared().writeValueAsString(items);
    }

    @Override
    String one(String root, Map<String, ?> object) {
      return JsonMapper.shared().writeValueAsString(object);
    }
  },
  /** XML. */
  XML("text/xml;charset=utf-8") {
    @Override
    String list(String root, String item, List<? extends Map<String, ?>> items) {
      return document(xml -> writeList(xml, root, item, items));
    }

    @Override
    String one(String root, Map<String, ?> object) {
      return document(xml -> write(xml, root, object));
    }
  };

  /** Names of the elements of a list, by the name of the list. */
  private static final Map<String, String> ITEMS =
      Map.of(
          "attributes",
          "attribute",
          "values",
          "value",
          "endpoints",
          "endpoint",
          "formats",
          "format");

  private static final Set<String> FORMATS = Set.of("json", "xml");

  private final String mediaType;

  Open311Format(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * The format a request asks for.
   *
   * @throws Refusal {@code not-found} if the path ends with another
   */
  static Open311Format of(HttpServletRequest request) {
    var path = request.getRequestURI();
    var last = path.substring(path.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    if (dot >= 0 && !FORMATS.contains(last.substring(dot + 1).toLowerCase(Locale.ROOT))) {
      throw new Refusal(ProblemCode.NOT_FOUND, "the format is json or xml");
    }
    return GeoReportErrors.inXml(path, request.getHeader(HttpHeaders.ACCEPT)) ? XML : JSON;
  }

  /** The last part of a path without the format it may end with. */
  static String bare(String last) {
    int dot = last.lastIndexOf('.');
    return dot < 0 ? last : last.substring(0, dot);
  }

  abstract String list(String root, String item, List<? extends Map<String, ?>> items);

  abstract String one(String root, Map<String, ?> object);

  ResponseEntity<String> answer(int status, String body) {
    return ResponseEntity.status(status)
        .contentType(MediaType.parseMediaType(mediaType))
        .body(body);
  }

  private interface Body {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  private static String document(Body body) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      body.write(xml);
      xml.writeEndDocument();
      xml.close();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("an answer could not be written as XML", e);
    }
  }

  private static void writeList(XMLStreamWriter xml, String root, String item, List<?> items)
      throws XMLStreamException {
    xml.writeStartElement(root);
    for (var one : items) {
      write(xml, item, one);
    }
    xml.writeEndElement();
  }

  private static void write(XMLStreamWriter xml, String name, @Nullable Object value)
      throws XMLStreamException {
    if (value instanceof List<?> items) {
      writeList(xml, name, ITEMS.getOrDefault(name, "item"), items);
      return;
    }
    xml.writeStartElement(name);
    if (value instanceof Map<?, ?> object) {
      for (var entry : object.entrySet()) {
        write(xml, String.valueOf(entry.getKey()), entry.getValue());
      }
    } else if (value != null) {
      xml.writeCharacters(printable(value.toString()));
    }
    xml.writeEndElement();
  }

  /** Without what XML 1.0 cannot hold. */
  private static String printable(String text) {
    var kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
