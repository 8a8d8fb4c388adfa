package cn.huimin.hotline.console.bulletin;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseJson;
import cn.huimin.hotline.console.settings.ConsoleSettings;
import cn.huimin.hotline.console.words.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
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
  private final EditionStore editions;
  private final Supplier<String> keys;
  private final BulletinPdf pdf;
  private final CaseJson bodies;
  private final Words words;
  private final Clock clock;

  BulletinController(
      BulletinMaker maker,
      BulletinTables tables,
      EditionStore editions,
      CaseJson bodies,
      ConsoleSettings settings,
      Supplier<String> randomKeys,
      Words words,
      Clock clock) {
    this.maker = maker;
    this.tables = tables;
    this.editions = editions;
    this.keys = randomKeys;
    this.pdf = new BulletinPdf(settings.bulletinFonts().stream().map(Path::of).toList(), words);
    this.bodies = bodies;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/api/v1/bulletins/{period}.xlsx")
  ResponseEntity<byte[]> xlsx(
      Viewer viewer,
      @PathVariable String period,
      @RequestParam(required = false) @Nullable Integer edition) {
    var bulletin = bulletin(viewer, period, edition);
    return file(
        bulletin,
        "xlsx",
        XLSX,
        BulletinFiles.xlsx(bulletin, tables.of(bulletin, clock.getZone()), clock.getZone(), words));
  }

  @GetMapping("/api/v1/bulletins/{period}.docx")
  ResponseEntity<byte[]> docx(
      Viewer viewer,
      @PathVariable String period,
      @RequestParam(required = false) @Nullable Integer edition) {
    var bulletin = bulletin(viewer, period, edition);
    return file(
        bulletin,
        "docx",
        DOCX,
        BulletinFiles.docx(bulletin, tables.of(bulletin, clock.getZone()), clock.getZone(), words));
  }

  @GetMapping("/api/v1/bulletins/{period}.pdf")
  ResponseEntity<byte[]> pdf(
      Viewer viewer,
      @PathVariable String period,
      @RequestParam(required = false) @Nullable Integer edition) {
    var bulletin = bulletin(viewer, period, edition);
    return file(
        bulletin,
        "pdf",
        MediaType.APPLICATION_PDF,
        pdf.pdf(bulletin, tables.of(bulletin, clock.getZone()), clock.getZone()));
  }

  @GetMapping("/api/v1/bulletins/{period}/editions")
  Map<String, Object> editions(Viewer viewer, @PathVariable String period) {
    return Map.of(
        "items",
        editions.editions(tables.period(period).id()).stream().map(this::edition).toList());
  }

  @PostMapping("/api/v1/bulletins/{period}/editions")
  ResponseEntity<Map<String, @Nullable Object>> publish(
      Viewer viewer,
      @PathVariable String period,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody(required = false) @Nullable PublishBody body) {
    var asked = tables.period(period);
    var published =
        editions.publish(
            () -> maker.make(asked, viewer),
            body == null ? null : body.reason(),
            key == null ? keys.get() : key,
            viewer);
    return ResponseEntity.status(HttpStatus.CREATED).body(json(published));
  }

  /** Body of a publication. */
  record PublishBody(@Nullable String reason) {}

  /** As things stand now, or as an edition has it. */
  private Bulletin bulletin(Viewer viewer, String period, @Nullable Integer edition) {
    var asked = tables.period(period);
    return edition == null ? maker.make(asked, viewer) : editions.edition(asked.id(), edition);
  }

  private Map<String, @Nullable Object> edition(Edition edition) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("edition", edition.number());
    body.put("publishedAt", bodies.at(edition.publishedAt()));
    body.put("by", edition.by());
    body.put("ledgerPosition", edition.position());
    body.put("reason", edition.reason());
    return body;
  }

  private ResponseEntity<byte[]> file(
      Bulletin bulletin, String ending, MediaType type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(
                    (bulletin.edition() == null
                            ? bulletin.period().title()
                            : words.of(
                                "bulletin.file",
                                bulletin.period().title(),
                                bulletin.edition().number()))
                        + "."
                        + ending,
                    StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }

  @GetMapping("/api/v1/bulletins/{period}")
  Map<String, @Nullable Object> json(
      Viewer viewer,
      @PathVariable String period,
      @RequestParam(required = false) @Nullable Integer edition) {
    var bulletin = bulletin(viewer, period, edition);
    return json(bulletin);
  }

  private Map<String, @Nullable Object> json(Bulletin bulletin) {
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
    body.put("redCards", cards(bulletin.cards()));
    body.put("criticism", cards(bulletin.criticism()));
    body.put(
        "accountability",
        bulletin.accountability().stream()
            .map(one -> Map.of("unit", one.unit(), "what", one.what(), "at", bodies.at(one.at())))
            .toList());
    body.put(
        "lookBack",
        bulletin.lookBack().stream()
            .map(
                one -> Map.of("caseNumber", one.caseNumber(), "unit", one.unit(), "why", one.why()))
            .toList());
    body.put("edition", bulletin.edition() == null ? null : edition(bulletin.edition()));
    body.put("zeroComplaint", bulletin.zeroComplaint());
    return body;
  }

  private List<Map<String, Object>> cards(List<Bulletin.RedCard> cards) {
    return cards.stream()
        .map(
            card ->
                Map.<String, Object>of(
                    "caseNumber", card.caseNumber(),
                    "unit", card.unit(),
                    "clock", card.clock().toLowerCase(Locale.ROOT),
                    "dueAt", bodies.at(card.dueAt())))
        .toList();
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
