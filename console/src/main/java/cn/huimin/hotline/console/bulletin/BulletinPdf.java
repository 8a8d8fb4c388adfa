package cn.huimin.hotline.console.bulletin;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.words.Words;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.web.util.HtmlUtils;

/** A bulletin as PDF on A4, with an embedded Chinese font. */
final class BulletinPdf {

  private static final String FAMILY = "bulletin";
  private static final int MOST_BARS = 10;

  /** Characters that stay in one line. */
  private static final int SHORT = 6;

  static {
    // It tells each step at INFO, past our logging.
    XRLog.setLoggingEnabled(false);
  }

  private final List<Path> fonts;
  private final Words words;

  /**
   * A writer.
   *
   * @param fonts TrueType fonts with Chinese characters; the first that is there is embedded
   * @param words what it says beside the tables
   */
  BulletinPdf(List<Path> fonts, Words words) {
    this.fonts = List.copyOf(fonts);
    this.words = words;
  }

  /**
   * The file.
   *
   * @throws Refusal not-available if no font is there
   */
  byte[] pdf(Bulletin bulletin, List<BulletinTables.Table> tables, ZoneId zone) {
    var font = font();
    var out = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder()
          .useFont(() -> new ByteArrayInputStream(font), FAMILY, 400, FontStyle.NORMAL, true)
          .withHtmlContent(html(bulletin, tables, zone), "/")
          .withProducer("Huimin Hotline")
          .toStream(out)
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private byte[] font() {
    for (var path : fonts) {
      if (Files.isReadable(path)) {
        try {
          return TrueTypes.first(Files.readAllBytes(path));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    throw new Refusal(
        ProblemCode.NOT_AVAILABLE, "这台机器上没有可以嵌入的中文字体，请安装 fonts-wqy-zenhei，或先下载 Word、Excel");
  }

  private String html(Bulletin bulletin, List<BulletinTables.Table> tables, ZoneId zone) {
    var page = new StringBuilder(10_000);
    page.append("<html><head><style>@page{size:A4;margin:25mm 20mm;")
        .append("@bottom-center{content:counter(page) ' / ' counter(pages);color:#555;")
        .append("font-family:" + FAMILY + ";font-size:8pt}}")
        .append("body{font-family:" + FAMILY + ";font-size:9pt;color:#111}")
        .append("h1{font-size:18pt;text-align:center;margin:0 0 2mm;font-weight:400}")
        .append("p.made{text-align:center;color:#555;margin:0 0 6mm}")
        .append("h2{font-size:12pt;margin:6mm 0 2mm;font-weight:400;page-break-after:avoid}")
        .append(
            "table{-fs-table-paginate:paginate;width:100%;border-collapse:collapse}tr{page-break-inside:avoid}")
        .append("th,td{border:0.3pt solid #999;padding:1mm 1.5mm;text-align:left;font-weight:400}")
        .append("th,.num,.short{white-space:nowrap}.num{text-align:right}")
        .append("p.chart{margin:4mm 0 1mm;color:#555;page-break-after:avoid}")
        .append("table.bars{page-break-inside:avoid}")
        .append(
            "th{background:#eee}.bar{background:#7a1f1f;height:3mm}.n{width:12mm}.l{width:40mm}")
        .append(".bars td{border:0}</style></head><body><h1>")
        .append(HtmlUtils.htmlEscape(bulletin.period().title(), "UTF-8"))
        .append("</h1><p class=\"made\">")
        .append(HtmlUtils.htmlEscape(BulletinTables.made(bulletin, zone, words), "UTF-8"))
        .append("</p>");
    for (var table : tables) {
      page.append("<h2>").append(HtmlUtils.htmlEscape(table.title(), "UTF-8")).append("</h2>");
      if (table.rows().isEmpty()) {
        page.append("<p>")
            .append(HtmlUtils.htmlEscape(words.of("bulletin.empty"), "UTF-8"))
            .append("</p>");
      } else {
        rows(page, table);
      }
      bars(page, table, BulletinCharts.bars(bulletin, table.id()));
    }
    return page.append("</body></html>").toString();
  }

  private static void rows(StringBuilder page, BulletinTables.Table table) {
    var numbers = table.numbers();
    page.append("<table><thead><tr>");
    cells(page, "th", table.head(), numbers);
    page.append("</tr></thead><tbody>");
    for (var row : table.rows()) {
      page.append("<tr>");
      cells(page, "td", row, numbers);
      page.append("</tr>");
    }
    page.append("</tbody></table>");
  }

  private static void cells(
      StringBuilder page, String kind, List<String> texts, Set<Integer> numbers) {
    for (int column = 0; column < texts.size(); column++) {
      var text = texts.get(column);
      page.append('<').append(kind);
      if (numbers.contains(column)) {
        page.append(" class=\"num\"");
      } else if (text.length() <= SHORT) {
        page.append(" class=\"short\"");
      }
      page.append('>').append(HtmlUtils.htmlEscape(text, "UTF-8"));
      page.append("</").append(kind).append('>');
    }
  }

  /** Bars, the longest as wide as there is room. */
  private void bars(StringBuilder page, BulletinTables.Table table, List<BulletinCharts.Bar> bars) {
    long most = bars.stream().mapToLong(BulletinCharts.Bar::count).max().orElse(0);
    if (most == 0) {
      return;
    }
    page.append("<p class=\"chart\">")
        .append(
            HtmlUtils.htmlEscape(
                bars.size() > MOST_BARS
                    ? words.of("bulletin.chart.first", table.title(), MOST_BARS)
                    : words.of("bulletin.chart.of", table.title()),
                "UTF-8"))
        .append("</p><table class=\"bars\"><tbody>");
    bars.stream()
        .sorted(Comparator.comparingLong(BulletinCharts.Bar::count).reversed())
        .limit(MOST_BARS)
        .forEach(
            bar ->
                page.append("<tr><td class=\"l\">")
                    .append(HtmlUtils.htmlEscape(bar.name(), "UTF-8"))
                    .append("</td><td><div class=\"bar\" style=\"width:")
                    .append(bar.count() * 100 / most)
                    .append("%\"></div></td><td class=\"n\">")
                    .append(bar.count())
                    .append("</td></tr>"));
    page.append("</tbody></table>");
  }
}
