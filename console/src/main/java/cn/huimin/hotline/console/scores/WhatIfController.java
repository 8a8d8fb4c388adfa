package cn.huimin.hotline.console.scores;

import cn.huimin.hotline.console.access.Viewer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a card would be, for programs. */
@RestController
class WhatIfController {

  private final WhatIfs whatIfs;

  WhatIfController(WhatIfs whatIfs) {
    this.whatIfs = whatIfs;
  }

  @GetMapping("/api/v1/scorecards/{unitId}/{scheme}/{period}/what-if")
  Map<String, Object> ask(
      Viewer viewer,
      @PathVariable String unitId,
      @PathVariable String scheme,
      @PathVariable String period,
      @RequestParam(defaultValue = "") Set<String> without,
      @RequestParam(defaultValue = "") Set<String> counted,
      @RequestParam(defaultValue = "") Set<String> proven) {
    var answer =
        whatIfs
            .ask(unitId, scheme, period, new WhatIf.Asked(without, counted, proven), viewer)
            .whatIf();
    var body = new LinkedHashMap<String, Object>();
    body.put("before", answer.before().toString());
    body.put("after", answer.after().toString());
    body.put("afterDisplay", answer.after().display());
    body.put("items", answer.items().stream().map(WhatIfController::item).toList());
    return body;
  }

  private static Map<String, String> item(WhatIf.Change change) {
    return Map.of(
        "item", change.item(),
        "before", change.before().toString(),
        "after", change.after().toString());
  }
}
