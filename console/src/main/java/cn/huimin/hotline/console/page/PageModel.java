package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.words.Clocks;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame and its words. */
@ControllerAdvice(basePackageClasses = PageModel.class)
class PageModel {

  private final Say say;
  private final MatterWords matters;
  private final UnitChoices choosing;
  private final Clocks clocks;
  private final Supplier<String> randomKeys;

  PageModel(
      Say say,
      MatterWords matters,
      UnitChoices choosing,
      Clocks clocks,
      Supplier<String> randomKeys) {
    this.say = say;
    this.matters = matters;
    this.choosing = choosing;
    this.clocks = clocks;
    this.randomKeys = randomKeys;
  }

  @ModelAttribute
  void frame(Optional<Viewer> viewer, Model model) {
    model.addAttribute("say", say);
    model.addAttribute("matters", matters);
    model.addAttribute("choosing", choosing);
    model.addAttribute("keys", randomKeys);
    viewer.ifPresent(
        who -> {
          var now = clocks.now();
          var words = clocks.words();
          model.addAttribute("viewer", who);
          model.addAttribute(
              "frame",
              new Frame(
                  who.account(),
                  say.who(who),
                  words.today(now),
                  words.time(now),
                  words.officeHours(now),
                  Frame.nav(who)));
        });
  }
}
