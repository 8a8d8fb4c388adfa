package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.teachers.TeacherCheck;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The check of teachers before honours. Names travel in the form, never in an address. */
@Controller
class TeacherCheckPageController {

  private final TeacherCheck check;

  TeacherCheckPageController(TeacherCheck check) {
    this.check = check;
  }

  @GetMapping("/teacher-check")
  String page(Model model) {
    model.addAttribute("section", "teachers");
    return "teacher-check";
  }

  @PostMapping("/teacher-check")
  String check(
      Viewer viewer,
      @RequestParam String names,
      @RequestParam String from,
      @RequestParam String until,
      @RequestParam String reason,
      Model model) {
    var asked = Arrays.stream(names.split("[\\s,，、;；]+")).filter(name -> !name.isBlank()).toList();
    model.addAttribute("section", "teachers");
    model.addAttribute("from", from);
    model.addAttribute("until", until);
    model.addAttribute(
        "checked",
        check.check(
            asked,
            TeacherCheck.day("from", from),
            TeacherCheck.day("until", until),
            reason,
            viewer));
    return "teacher-check";
  }
}
