package cn.huimin.hotline.intake.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.access.Door;
import cn.huimin.hotline.intake.access.Doors;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.PostMapping;

/** An action has its path and its door, or nobody can take it. */
class CaseActionTest {

  private static Stream<String> paths() {
    return Stream.of(CaseAction.values()).map(action -> "/api/v1/cases/{caseId}/" + action.path());
  }

  @Test
  void shouldHaveAPathForEveryAction() {
    assertThat(
            Stream.of(CaseCommandController.class.getDeclaredMethods())
                .map(method -> method.getAnnotation(PostMapping.class))
                .filter(Objects::nonNull)
                .flatMap(mapping -> Arrays.stream(mapping.value())))
        .containsExactlyInAnyOrderElementsOf(paths().toList());
  }

  @Test
  void shouldHaveADoorForEveryAction() {
    assertThat(Doors.all()).extracting(Door::path).containsAll(paths().toList());
  }
}
