package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.schemas.assessment.AssessmentHeader;
import cn.huimin.hotline.schemas.assessment.EnterAppeal;
import cn.huimin.hotline.schemas.assessment.StrikeLine;
import cn.huimin.hotline.scoring.assessment.Decision;
import cn.huimin.hotline.scoring.ledger.LineId;
import cn.huimin.hotline.scoring.scheme.Scheme;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Where something that is asked about a unit is entered. */
sealed interface Entering {

  /** Under these rules, into this period. */
  record Under(Scheme scheme, String period) implements Entering {

    String account(String unitId) {
      return String.join("/", unitId, scheme.id(), period);
    }
  }

  /** Nowhere, and why. */
  record Nowhere(Decision.Refused why) implements Entering {}

  /**
   * Where a command belongs. What it does not say, the line that it names says; else it is the main
   * scheme of the period, or of the moment.
   */
  static Entering of(SpecificRecord command, SchemesInForce schemes) {
    var header = AssessmentRecords.header(command);
    var line = line(command);
    var period = header.getPeriod();
    if (period == null && line.isPresent()) {
      period = line.get().period();
    }
    var scheme = scheme(header, line, period, schemes);
    if (scheme.isEmpty()) {
      return period == null || header.getScheme() != null
          ? invalid("scheme", "没有这个考核方案，请核对名称")
          : noSuchPeriod();
    }
    if (period == null) {
      period = scheme.get().period(header.getAcceptedAt()).orElse(null);
    }
    if (period == null || !scheme.get().holdsIn(period)) {
      return noSuchPeriod();
    }
    var under = new Under(scheme.get(), period);
    return line.filter(named -> !isOf(named, under)).map(Entering::ofAnother).orElse(under);
  }

  private static Optional<Scheme> scheme(
      AssessmentHeader header,
      Optional<LineId> line,
      @Nullable String period,
      SchemesInForce schemes) {
    if (header.getScheme() != null) {
      return schemes.byId(header.getScheme());
    }
    var ofLine = line.flatMap(named -> schemes.byId(named.scheme()));
    if (ofLine.isPresent()) {
      return ofLine;
    }
    return period == null ? schemes.main(header.getAcceptedAt()) : schemes.main(period);
  }

  private static Optional<LineId> line(SpecificRecord command) {
    return switch (command) {
      case StrikeLine strike -> LineId.read(strike.getLineId());
      case EnterAppeal appeal when appeal.getLineId() != null -> LineId.read(appeal.getLineId());
      default -> Optional.empty();
    };
  }

  private static boolean isOf(LineId line, Under under) {
    return line.scheme().equals(under.scheme().id()) && line.period().equals(under.period());
  }

  private static Entering ofAnother(LineId line) {
    return new Nowhere(
        new Decision.Refused(
            Decision.Why.UNKNOWN,
            "line-unknown",
            "这一行是方案 %s、周期 %s 的，请把方案和周期改成这一行的，或者都不写".formatted(line.scheme(), line.period()),
            "lineId"));
  }

  private static Entering noSuchPeriod() {
    return invalid("period", "这个方案不管这个周期，请写年份，如 2026");
  }

  private static Entering invalid(String field, String message) {
    return new Nowhere(new Decision.Refused(Decision.Why.INVALID, "invalid-input", message, field));
  }
}
