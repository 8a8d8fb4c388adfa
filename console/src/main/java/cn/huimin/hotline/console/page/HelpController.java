package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Image;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The guide for the role of who is signed in, as it is written in {@code docs/guide}. */
@Controller
class HelpController {

  private static final String PICTURES = "pictures/";

  private final String ofTheCentre = rendered("operator");
  private final String ofAUnit = rendered("liaison");

  @GetMapping("/help")
  String help(Viewer viewer, Model model) {
    model.addAttribute("section", "help");
    model.addAttribute("guide", viewer.isOfUnit() ? ofAUnit : ofTheCentre);
    return "help";
  }

  private static String rendered(String guide) {
    var tables = List.of(TablesExtension.create());
    var renderer =
        HtmlRenderer.builder()
            .extensions(tables)
            .attributeProviderFactory(
                _ ->
                    (node, _, attributes) -> {
                      if (node instanceof Image image) {
                        attributes.put(
                            "src", image.getDestination().replace(PICTURES, "/assets/guide/"));
                      }
                    })
            .build();
    return renderer.render(Parser.builder().extensions(tables).build().parse(text(guide)));
  }

  private static String text(String guide) {
    try (InputStream in =
        Objects.requireNonNull(
            HelpController.class.getResourceAsStream("/console-guide/" + guide + ".md"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
