package cn.huimin.hotline.console.evidence;

import cn.huimin.hotline.console.cases.CaseJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Spot checks that were drawn, for programs. */
@RestController
class SpotCheckController {

  private final SpotChecks checks;
  private final CaseJson bodies;

  SpotCheckController(SpotChecks checks, CaseJson bodies) {
    this.checks = checks;
    this.bodies = bodies;
  }

  @GetMapping("/api/v1/spot-checks/{month}")
  Map<String, @Nullable Object> draw(
      @PathVariable String month, @RequestParam(defaultValue = "10") int percent) {
    var draw = checks.draw(month, percent);
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("month", draw.month());
    body.put("percent", draw.percent());
    body.put("among", draw.among());
    body.put("items", draw.items().stream().map(this::body).toList());
    return body;
  }

  private Map<String, @Nullable Object> body(SpotChecks.Drawn one) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("recordId", one.recordId());
    body.put("unit", bodies.unit(one.unitId(), null));
    body.put("place", bodies.unit(one.placeId(), one.unitName()));
    body.put("scheme", one.scheme());
    body.put("period", one.period());
    body.put("item", one.item());
    body.put("amount", one.amount());
    body.put("state", one.state());
    body.put("by", one.byAccount());
    body.put("enteredAt", bodies.at(one.enteredAt()));
    body.put("files", one.files());
    body.put("checked", checked(one));
    return body;
  }

  private @Nullable Map<String, @Nullable Object> checked(SpotChecks.Drawn one) {
    if (one.checkedAt() == null) {
      return null;
    }
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("found", one.checkedFound());
    body.put("amount", one.checkedAmount());
    body.put("by", one.checkedBy());
    body.put("at", bodies.at(one.checkedAt()));
    return body;
  }
}
