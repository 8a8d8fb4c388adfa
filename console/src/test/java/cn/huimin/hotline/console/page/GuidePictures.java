package cn.huimin.hotline.console.page;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;

/** Pictures of the guides ({@code docs/guide}), made of the pages that the browser tests open. */
final class GuidePictures {

  /** Name of the picture by who looks at what, and how wide. */
  static final Map<String, String> BY_PAGE =
      Map.of(
          "operator/desk?tab=dispatch 1440", "operator-desk",
          "operator/cases/pg-review/review 1440", "operator-review",
          "operator/desk?case=pg-callback 1440", "operator-callback",
          "operator/imports/i-1 1440", "operator-import",
          "liaison-u-syxx/todo 360", "liaison-todo",
          "liaison-u-syxx/cases/pg-signed/report 360", "liaison-report",
          "head-u-syxx/cases/pg-reported 360", "head-signoff");

  private GuidePictures() {}

  /**
   * Takes it, where a folder is named for it and a guide shows this page. A phone is as high as its
   * page, so that what stands at the foot of the screen stands at the foot of the picture.
   */
  static void take(Page page, String who, int width) {
    var folder = System.getProperty("hotline.guide");
    var name = BY_PAGE.get(who + " " + width);
    if (folder == null || name == null) {
      return;
    }
    boolean phone = width < 1000;
    if (phone) {
      var height = (Integer) page.evaluate("document.documentElement.scrollHeight");
      page.setViewportSize(width, height);
    }
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
    if (phone) {
      page.setViewportSize(width, PageHouse.HEIGHT);
    }
  }
}
