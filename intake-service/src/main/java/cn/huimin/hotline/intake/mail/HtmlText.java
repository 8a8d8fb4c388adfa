package cn.huimin.hotline.intake.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * What an HTML mail says to its reader, as plain text: no scripts, no styles, nothing hidden, no
 * pictures fetched. What is quoted begins with {@code >} as in a plain mail.
 */
public final class HtmlText {

  private static final Set<String> SILENT =
      Set.of(
          "script",
          "style",
          "head",
          "title",
          "noscript",
          "template",
          "object",
          "embed",
          "iframe",
          "svg",
          "math",
          "button",
          "select",
          "textarea",
          "form");
  private static final Set<String> LINES =
      Set.of(
          "p",
          "div",
          "br",
          "tr",
          "li",
          "ul",
          "ol",
          "table",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "pre",
          "section",
          "article",
          "header",
          "footer",
          "blockquote",
          "dd",
          "dt");
  private static final Pattern HIDDEN =
      Pattern.compile(
          "display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0(?![.0-9])|mso-hide\\s*:\\s*all",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\x0B\\f]+");
  private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

  private HtmlText() {}

  /** The text of a page. */
  public static String of(String html) {
    var page = Jsoup.parse(html);
    page.select(String.join(",", SILENT)).remove();
    page.select("[style]").stream()
        .filter(e -> HIDDEN.matcher(e.attr("style")).find())
        .toList()
        .forEach(Node::remove);
    page.select("[hidden]").remove();
    var words = new Words();
    page.body().traverse(words);
    return words.text();
  }

  private static final class Words implements NodeVisitor {

    private final StringBuilder text = new StringBuilder();
    private int quoted;
    private boolean lineBegins = true;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        say(words.getWholeText().replace('\n', ' ').replace('\r', ' '));
      } else if (node instanceof Element element) {
        var name = element.tagName().toLowerCase(Locale.ROOT);
        if (LINES.contains(name)) {
          endLine(name.equals("br"));
        } else if (name.equals("td") || name.equals("th")) {
          say(" ");
        }
        if (name.equals("blockquote")) {
          quoted++;
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        var name = element.tagName().toLowerCase(Locale.ROOT);
        if (LINES.contains(name) && !name.equals("br")) {
          endLine(false);
        }
        if (name.equals("blockquote")) {
          quoted--;
        }
      }
    }

    private void say(String words) {
      var plain = BLANKS.matcher(words.replace('\u00a0', ' ')).replaceAll(" ");
      if (lineBegins) {
        plain = plain.stripLeading();
        if (plain.isEmpty()) {
          return;
        }
        text.append("> ".repeat(Math.min(quoted, 3)));
        lineBegins = false;
      }
      text.append(plain);
    }

    private void endLine(boolean always) {
      if (!lineBegins || always) {
        text.append('\n');
        lineBegins = true;
      }
    }

    String text() {
      return EMPTY_LINES.matcher(text).replaceAll("\n\n").strip();
    }
  }
}
