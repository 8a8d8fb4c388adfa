package cn.huimin.hotline.console.bulletin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFChart;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Bar charts in spreadsheets and documents, which whoever opens them can change. */
final class BulletinCharts {

  private static final int BESIDE = 2;
  private static final int WIDE = 8;
  private static final int HIGH = 18;
  private static final int WIDTH = 15 * Units.EMU_PER_CENTIMETER;
  private static final int HEIGHT = 8 * Units.EMU_PER_CENTIMETER;

  private BulletinCharts() {}

  /**
   * A bar.
   *
   * @param name what it stands for
   * @param count how long it is
   */
  record Bar(String name, long count) {}

  /**
   * What stands at a chart.
   *
   * @param chart what it shows
   * @param counted what its bars count
   */
  record Titles(String chart, String counted) {}

  /** What is drawn of a bulletin, by its table. */
  static List<Bar> bars(Bulletin bulletin, String table) {
    return switch (table) {
      case "focus" ->
          bulletin.focus().stream().map(one -> new Bar(one.category(), one.cases())).toList();
      case "ranking" ->
          bulletin.units().stream()
              .filter(unit -> unit.figures().cases() > 0)
              .map(unit -> new Bar(unit.name(), unit.figures().cases()))
              .toList();
      default -> List.of();
    };
  }

  /** Draws columns of a sheet beside them. */
  static void draw(XSSFSheet sheet, Titles title, int names, int counts, int rows, int columns) {
    var drawing = sheet.createDrawingPatriarch();
    var anchor =
        drawing.createAnchor(
            0, 0, 0, 0, columns + BESIDE, 1, columns + BESIDE + WIDE, HIGH + rows / 2);
    draw(
        drawing.createChart(anchor),
        title,
        XDDFDataSourcesFactory.fromStringCellRange(
            sheet, new CellRangeAddress(1, rows, names, names)),
        XDDFDataSourcesFactory.fromNumericCellRange(
            sheet, new CellRangeAddress(1, rows, counts, counts)));
  }

  /** Draws bars into a document. */
  static void draw(XWPFDocument document, Titles title, List<Bar> bars) {
    try {
      var chart = document.createChart(WIDTH, HEIGHT);
      draw(
          chart,
          title,
          XDDFDataSourcesFactory.fromArray(
              bars.stream().map(Bar::name).toArray(String[]::new),
              chart.formatRange(new CellRangeAddress(1, bars.size(), 0, 0)),
              0),
          XDDFDataSourcesFactory.fromArray(
              bars.stream().map(bar -> (double) bar.count()).toArray(Double[]::new),
              chart.formatRange(new CellRangeAddress(1, bars.size(), 1, 1)),
              1));
    } catch (InvalidFormatException e) {
      throw new IllegalStateException("a chart cannot be added to a new document", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void draw(
      XDDFChart chart,
      Titles title,
      XDDFDataSource<String> names,
      XDDFNumericalDataSource<Double> counts) {
    chart.setTitleText(title.chart());
    chart.setTitleOverlay(false);
    var across = chart.createCategoryAxis(AxisPosition.LEFT);
    var along = chart.createValueAxis(AxisPosition.BOTTOM);
    along.setCrosses(AxisCrosses.AUTO_ZERO);
    along.setMinimum(0);
    var data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, across, along);
    data.setBarDirection(BarDirection.BAR);
    data.addSeries(names, counts).setTitle(title.counted(), null);
    chart.plot(data);
  }
}
