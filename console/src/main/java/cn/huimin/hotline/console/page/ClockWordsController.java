package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.words.ClockWords;
import cn.huimin.hotline.console.words.Clocks;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Words of clocks that stand on a page, said anew. */
@RestController
class ClockWordsController {

  private static final int MOST = 300;
  private static final int PARTS = 4;

  private final Clocks clocks;

  ClockWordsController(Clocks clocks) {
    this.clocks = clocks;
  }

  @GetMapping("/clock-words")
  List<ClockWords.Said> say(@RequestParam(name = "c", defaultValue = "") List<String> of) {
    if (of.size() > MOST) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "一次最多问 300 个时限");
    }
    return of.stream().map(this::say).toList();
  }

  private ClockWords.Said say(String data) {
    var parts = data.split("~", PARTS);
    try {
      return clocks
          .words()
          .say(
              clocks.now(),
              Instant.ofEpochMilli(Long.parseLong(parts[0])),
              Instant.ofEpochMilli(Long.parseLong(parts[1])),
              parts[2].isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(parts[2])),
              parts[3]);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "参数 c 不是页面给出的时限");
    }
  }
}
