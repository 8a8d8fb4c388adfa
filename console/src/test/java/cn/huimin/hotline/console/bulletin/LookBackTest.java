package cn.huimin.hotline.console.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.bulletin.LookBack.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookBackTest {

  private static final List<Candidate> CASES =
      IntStream.range(0, 200)
          .mapToObj(
              n ->
                  new Candidate(
                      "case-" + n, "HM%03d".formatted(n), "一中", n % 50 == 0 ? "NO_CONTACT" : null))
          .toList();

  @Test
  void shouldDrawTheSameAgainInWhateverOrderTheyCome() {
    var shuffled = new ArrayList<>(CASES);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(LookBack.draw("2026-03", 5, shuffled))
        .isEqualTo(LookBack.draw("2026-03", 5, CASES))
        .isNotEqualTo(LookBack.draw("2026-04", 5, CASES));
  }

  @Test
  void shouldTakeAllThatLooksLikeGamingAndAShareOfTheOthers() {
    var drawn = LookBack.draw("2026-03", 5, CASES);
    assertThat(drawn.stream().filter(one -> one.why().equals("NO_CONTACT"))).hasSize(4);
    assertThat(drawn.stream().filter(one -> one.why().equals("RANDOM"))).hasSize(10);
    assertThat(LookBack.draw("2026-03", 1, CASES.subList(0, 2))).hasSize(2);
    assertThat(LookBack.draw("2026-03", 1, List.of())).isEmpty();
  }
}
