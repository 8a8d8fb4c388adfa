package cn.huimin.hotline.sample;

import java.util.List;

/**
 * The three exports of the sample day, each in the shape of a real one. Columns we have nothing for
 * stay empty.
 */
public enum SampleExport {
  /**
   * 21 columns as renamed in 2026-07; dates partly as serial numbers; 无 for empty; no name and no
   * number of the caller.
   */
  RENAMED_HEADERS(
      "gov12345-renamed-headers.xlsx",
      "a-renamed-headers.csv",
      2,
      "工单编号",
      "内容描述",
      "工单编号,受理时间,工单来源,诉求地址,工单类型,内容描述,主办单位,答复市民要点,年,月份,"
          + "小区编号,小区名称,小区地址,物业公司,街道,行政区,十四类,一级分类,二级业务分类,三级业务分类,"
          + "四级业务分类"),
  /** A title in row 1, the header in row 2; the same number again is a re-export or an update. */
  HEADER_ON_ROW_2(
      "gov12345-header-on-row-2.xlsx",
      "b-header-on-row-2.csv",
      3,
      "案件公文号",
      "来话内容",
      "案件公文号,来话内容,详细地址,区,街道,社区,网格,录入时间,案件类型名,案件主类型名,"
          + "案件二级类型名,诉求类型,接线员,在线办结依据,部门名称,二级单位,处理结果,规定完成时间,"
          + "实际完成时间,坐席满意度,环境因素,督办状态,定位情况,前台备注,市民姓名,市民电话"),
  /** A wide table, as comma-separated values in GB18030 with CRLF. */
  ORDER_WIDE(
      "gov12345-order-wide.csv",
      "c-gb18030.csv",
      2,
      "工单编号",
      "主要内容",
      "工单id,工单编号,姓名,性别,来电号码,联系方式,来电主体,来电时间,受理渠道,来电类别,"
          + "被投诉人,被反映人电话,紧急程度,办理类型,问题分类编码,问题分类名称,是否保密,事发地,"
          + "承办单位,承办单位编码,工单标题,催办单号,主要内容,处理时限单位,处理时限,备注/派单意见,"
          + "办理截止时间,是否需要回复,是否老户,旧工单编号,分派时间,办结时间,是否督办,工单状态");

  private final String fileName;
  private final String source;
  private final int firstDataLine;
  private final String numberColumn;
  private final String contentColumn;
  private final String header;

  SampleExport(
      String fileName,
      String source,
      int firstDataLine,
      String numberColumn,
      String contentColumn,
      String header) {
    this.fileName = fileName;
    this.source = source;
    this.firstDataLine = firstDataLine;
    this.numberColumn = numberColumn;
    this.contentColumn = contentColumn;
    this.header = header;
  }

  /** Name of the file that is written. */
  public String fileName() {
    return fileName;
  }

  /** Name of the readable source under {@code sample-county/day/}. */
  String source() {
    return source;
  }

  /** Line of the first work order, counted from 1. */
  public int firstDataLine() {
    return firstDataLine;
  }

  /** Header of the column with the work order's number. */
  public String numberColumn() {
    return numberColumn;
  }

  /** Header of the column with the text. */
  public String contentColumn() {
    return contentColumn;
  }

  /** All headers, in order. */
  public List<String> columns() {
    return List.of(header.split(",", -1));
  }
}
