package cn.huimin.hotline.console.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The read model as a whole: dropped for a rebuild, compared after one. */
public final class ReadModel {

  /** Every table that is derived from the log. */
  private static final List<String> TABLES =
      List.of(
          "cases",
          "case_index",
          "steps",
          "clocks",
          "clock_progress",
          "timeline",
          "texts",
          "warnings",
          "warning_events",
          "escalations",
          "deliveries",
          "score_lines",
          "scorecards",
          "assessment_records",
          "surveys",
          "survey_standings",
          "report_standings",
          "parked",
          "consumed");

  private final JdbcTemplate jdbc;
  private final TransactionOperations transactions;

  /** The read model in this database. */
  public ReadModel(JdbcTemplate jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Drops all content, offsets included: who reads next starts from the beginning of the log.
   * Nobody may be reading meanwhile.
   */
  public void drop() {
    transactions.executeWithoutResult(_ -> jdbc.execute("truncate " + String.join(", ", TABLES)));
  }

  /** A sum over the rows of each table, by table; equal sums mean equal content. */
  public Map<String, String> checksums() {
    var sums = new LinkedHashMap<String, String>();
    for (var table : TABLES) {
      // Table names are ours.
      var sum =
          jdbc.queryForObject(
              "select coalesce(md5(string_agg(line, chr(10) order by line)), 'empty') || ' of ' || count(*)"
                  + " from (select t::text as line from "
                  + table
                  + " t) as lines",
              String.class);
      sums.put(table, sum == null ? "" : sum);
    }
    return sums;
  }
}
