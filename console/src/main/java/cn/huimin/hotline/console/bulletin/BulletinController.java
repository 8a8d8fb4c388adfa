package cn.huimin.hotline.console.bulletin;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseJson;
import cn.huimin.hotline.console.settings.ConsoleSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Bulletins for programs, and as files. */
@RestController
class BulletinController {

  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType DOCX =
      MediaType.parseMediaType(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

  private final BulletinMaker maker;
  private final BulletinTables tables;
  private final BulletinPdf pdf;
  private final CaseJson bodies;
  private final Clock clock;

  BulletinController(
      BulletinMaker maker,
      BulletinTables tables,
      CaseJson bodies,
      ConsoleSettings settings,
      Clock clock) {
    this.maker = maker;
    this.tables = tables;
    this.pdf = new BulletinPdf(settings.bulletinFonts().stream().map(Path::of).toList());
    this.bodies = bodies;
    this.clock = clock;
  }

  @GetMapping("/api/v1/bulletins/{period}.xlsx")
  ResponseEntity<byte[]> xlsx(Viewer viewer, @PathVariable String period) {
    var bulletin = maker.make(BulletinPeriod.parse(period), viewer);
    return file(bulletin, "xlsx", XLSX, BulletinFiles.xlsx(tables.of(bulletin, clock.getZone())));
  }

  @GetMapping("/api/v1/bulletins/{period}.docx")
  ResponseEntity<byte[]> docx(Viewer viewer, @PathVariable String period) {
    var bulletin = maker.make(BulletinPeriod.parse(period), viewer);
    return file(
        bulletin,
        "docx",
        DOCX,
        BulletinFiles.docx(bulletin, tables.of(bulletin, clock.getZone()), clock.getZone()));
  }

  @GetMapping("/api/v1/bulletins/{period}.pdf")
  ResponseEntity<byte[]> pdf(Viewer viewer, @PathVariable String period) {
    var bulletin = maker.make(BulletinPeriod.parse(period), viewer);
    return file(
        bulletin,
        "pdf",
        MediaType.APPLICATION_PDF,
        pdf.pdf(bulletin, tables.of(bulletin, clock.getZone()), clock.getZone()));
  }

  private static ResponseEntity<byte[]> file(
      Bulletin bulletin, String ending, MediaType type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(bulletin.period().title() + "." + ending, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }

  @GetMapping("/api/v1/bulletins/{period}")
  Map<String, @Nullable Object> json(Viewer viewer, @PathVariable String period) {
    var bulletin = maker.make(BulletinPeriod.parse(period), viewer);
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("period", bulletin.period().id());
    body.put("title", bulletin.period().title());
    body.put("from", bulletin.period().from().toString());
    body.put("until", bulletin.period().until().minusDays(1).toString());
    body.put("at", bodies.at(bulletin.at()));
    body.put("figures", figures(bulletin.city()));
    body.put("units", bulletin.units().stream().map(this::unit).toList());
    body.put(
        "focus",
        bulletin.focus().stream()
            .map(
                focus ->
                    Map.of(
                        "category", focus.category(),
                        "cases", focus.cases(),
                        "units", focus.units(),
                        "focus", focus.focus()))
            .toList());
    body.put(
        "redCards",
        bulletin.cards().stream()
            .map(
                card ->
                    Map.of(
                        "caseNumber", card.caseNumber(),
                        "unit", card.unit(),
                        "clock", card.clock().toLowerCase(Locale.ROOT),
                        "dueAt", bodies.at(card.dueAt())))
            .toList());
    body.put("zeroComplaint", bulletin.zeroComplaint());
    return body;
  }

  private Map<String, @Nullable Object> unit(Bulletin.UnitFigures unit) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("unit", bodies.unit(unit.unitId(), unit.name()));
    body.put("kind", unit.kind());
    body.put("rank", unit.rank() == 0 ? null : unit.rank());
    body.put("total", unit.total());
    body.put("figures", figures(unit.figures()));
    var zeros = unit.zeros();
    body.put(
        "zeros",
        Map.of(
            "returns", zeros.returns(),
            "contact", zeros.contact(),
            "overdue", zeros.overdue(),
            "errors", zeros.errors(),
            "complaints", zeros.complaints()));
    return body;
  }

  private static Map<String, @Nullable Object> figures(Bulletin.Figures figures) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("cases", figures.cases());
    body.put("complaints", figures.complaints());
    body.put("ended", figures.ended());
    body.put("overdue", figures.overdue());
    body.put("repeats", figures.repeats());
    body.put("redCards", figures.redCards());
    body.put("response", rate(figures.response()));
    body.put("resolution", rate(figures.resolution()));
    body.put("satisfaction", rate(figures.satisfaction()));
    body.put("lastYear", figures.lastYear());
    return body;
  }

  private static Map<String, Object> rate(Bulletin.Rate rate) {
    return Map.of("of", rate.of(), "among", rate.among(), "display", rate.display());
  }
}
