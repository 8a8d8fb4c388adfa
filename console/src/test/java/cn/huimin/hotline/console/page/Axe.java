package cn.huimin.hotline.console.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * axe-core on a page without frames. Its script is put into a page once and only violations are
 * gathered; the library's own way opens a further page for each look and takes three times as long.
 */
final class Axe {

  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");

  private Axe() {}

  /** What it finds on the page as it is now, a rule and the first place where it is broken each. */
  @SuppressWarnings("unchecked")
  static List<String> complaints(Page page) {
    if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    return (List<String>)
        page.evaluate(
            """
            options => axe.run(document, options)
              .then(found => found.violations.map(v => v.id + ': ' + v.nodes[0].html))
            """,
            Map.of(
                "runOnly", Map.of("type", "tag", "values", TAGS),
                "resultTypes", List.of("violations")));
  }
}
