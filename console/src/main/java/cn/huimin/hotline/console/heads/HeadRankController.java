package cn.huimin.hotline.console.heads;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseJson;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.spreadsheet.Spreadsheet;
import cn.huimin.hotline.console.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The export for the ranks of heads (校长职级): as JSON, .xlsx and .csv. */
@RestController
class HeadRankController {

  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final List<String> COLUMNS =
      List.of(
          "unit",
          "assessed",
          "account",
          "from",
          "until",
          "days",
          "score",
          "exact",
          "rank",
          "stage",
          "interviews",
          "accountability",
          "falsifications",
          "bottoms");

  private final HeadYears years;
  private final CaseJson bodies;
  private final Words words;

  HeadRankController(HeadYears years, CaseJson bodies, Words words) {
    this.years = years;
    this.bodies = bodies;
    this.words = words;
  }

  @GetMapping("/api/v1/head-ranks/{year}")
  Map<String, Object> json(Viewer viewer, @PathVariable String year) {
    return Map.of(
        "year", year, "items", years.of(number(year), viewer).stream().map(this::body).toList());
  }

  @GetMapping("/api/v1/head-ranks/{year}.xlsx")
  ResponseEntity<byte[]> xlsx(Viewer viewer, @PathVariable String year) {
    return file(year, ".xlsx", XLSX, Spreadsheet.xlsx(table(year, viewer)));
  }

  @GetMapping("/api/v1/head-ranks/{year}.csv")
  ResponseEntity<byte[]> csv(Viewer viewer, @PathVariable String year) {
    return file(year, ".csv", CSV, Spreadsheet.csv(table(year, viewer)));
  }

  private static int number(String year) {
    if (!year.matches("20\\d{2}")) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "年度写四位年份，如 2026");
    }
    return Integer.parseInt(year);
  }

  private ResponseEntity<byte[]> file(String year, String ending, MediaType type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(words.of("headranks.file", year) + ending, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }

  private Spreadsheet.Table table(String year, Viewer viewer) {
    return new Spreadsheet.Table(
        words.of("headranks.sheet", year),
        COLUMNS.stream().map(column -> words.word("headranks.column", column)).toList(),
        years.of(number(year), viewer).stream().map(this::cells).toList());
  }

  private List<String> cells(HeadYear row) {
    var tenure = row.tenure();
    return List.of(
        row.unitName(),
        row.assessedName(),
        tenure == null ? words.of("headranks.noTenure") : tenure.account(),
        tenure == null ? "" : tenure.from().toString(),
        tenure == null || tenure.until() == null ? "" : tenure.until().toString(),
        String.valueOf(row.days()),
        Objects.requireNonNullElse(row.display(), ""),
        Objects.requireNonNullElse(row.total(), ""),
        row.rank() == null ? "" : row.rank().toString(),
        row.stage() == null
            ? words.of("headranks.noCard")
            : words.word("assessment.state", row.stage()),
        String.valueOf(row.interviews()),
        row.accountability().stream()
            .map(kind -> words.word("accountability", kind))
            .collect(Collectors.joining(words.of("word.and"))),
        String.valueOf(row.falsifications()),
        String.valueOf(row.surveyBottoms()));
  }

  private Map<String, @Nullable Object> body(HeadYear row) {
    var tenure = row.tenure();
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("unit", bodies.unit(row.unitId(), row.unitName()));
    body.put("assessedUnit", bodies.unit(row.assessedId(), row.assessedName()));
    body.put("account", tenure == null ? null : tenure.account());
    body.put("from", tenure == null ? null : tenure.from().toString());
    body.put("until", tenure == null || tenure.until() == null ? null : tenure.until().toString());
    body.put("days", row.days());
    body.put("total", row.total());
    body.put("totalDisplay", row.display());
    body.put("rank", row.rank());
    body.put("stage", row.stage());
    body.put("interviews", row.interviews());
    body.put("accountability", row.accountability());
    body.put("falsifications", row.falsifications());
    body.put("surveyBottoms", row.surveyBottoms());
    return body;
  }
}
