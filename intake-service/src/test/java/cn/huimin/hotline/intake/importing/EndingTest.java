package cn.huimin.hotline.intake.importing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.scratch.ScratchFiles;
import cn.huimin.hotline.intake.sheet.UnreadableSheetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;

/** Whatever is thrown while an import runs or while its end is written, it ends. */
class EndingTest {

  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

  @TempDir Path folder;

  private final List<String> done = new ArrayList<>();
  private final List<Throwable> told = new ArrayList<>();

  @Test
  void shouldBeWrittenOnceWithTheRejectedRows() {
    assertThat(attempt(new Ending(3), with(null), without(null))).isEqualTo(Ending.Result.WRITTEN);
    assertThat(done).containsExactly("with");
    assertThat(told).isEmpty();
  }

  @Test
  void shouldBeTriedAgainWhileTheDatabaseIsAwayAndThenEndWithoutTheRows() {
    var away = new DataAccessResourceFailureException("away");
    var ending = new Ending(3);
    assertThat(attempt(ending, with(away), without(null))).isEqualTo(Ending.Result.AGAIN);
    assertThat(attempt(ending, with(away), without(null))).isEqualTo(Ending.Result.AGAIN);
    assertThat(attempt(ending, with(away), without(away))).isEqualTo(Ending.Result.AGAIN);
    assertThat(attempt(ending, with(null), without(null))).isEqualTo(Ending.Result.WRITTEN);
    assertThat(done).containsExactly("without");
  }

  @Test
  void shouldEndWithoutTheRowsWhereTheStackIsShort() {
    assertThat(attempt(new Ending(3), () -> deeper(1), without(null)))
        .isEqualTo(Ending.Result.WRITTEN);
    assertThat(done).containsExactly("without");
    assertThat(told).singleElement().isInstanceOf(StackOverflowError.class);
  }

  @Test
  void shouldEndLaterWhereMemoryIsShortForThatToo() {
    var ending = new Ending(3);
    assertThat(attempt(ending, EndingTest::tooMuch, EndingTest::tooMuch))
        .isEqualTo(Ending.Result.AGAIN);
    assertThat(attempt(ending, with(null), without(null))).isEqualTo(Ending.Result.WRITTEN);
    assertThat(done).containsExactly("without");
    assertThat(told).hasSize(2).allMatch(OutOfMemoryError.class::isInstance);
  }

  @Test
  void shouldEndAsFailedWithWhatWasTakenWhateverIsThrown() throws IOException {
    var full = new UncheckedIOException(new IOException("No space left on device"));
    for (RunningImport.Work work :
        List.<RunningImport.Work>of(
            () -> deeper(1),
            EndingTest::tooMuch,
            () -> {
              throw full;
            },
            () -> {
              throw new IOException("Input/output error");
            })) {
      var one = running();
      assertThat(
              one.through(
                  () -> {
                    one.tally().read();
                    one.tally().count(Tally.Result.ACCEPTED);
                    work.run();
                  }))
          .isNotNull();
      var ended = one.ended(NOW);
      assertThat(ended.state()).isEqualTo(ImportJob.State.FAILED);
      assertThat(ended.counts().accepted()).isEqualTo(1);
      assertThat(ended.findings().errors().getLast().message()).contains("系统出错", "再次导入同一文件");
      assertThat(ended.endedAt()).isEqualTo(NOW);
      one.delete();
    }
  }

  @Test
  void shouldSayWhyItEndedThoughAThousandRowsWereWrongBefore() throws IOException {
    var one = running();
    one.through(
        () -> {
          for (int n = 1; n <= 1_200; n++) {
            one.tally().reject(one.tally().read(), List.of(new RowError(n + 1, "content", "请填写")));
          }
          throw new UnreadableSheetException("文件在这里断了");
        });
    var errors = one.ended(NOW).findings().errors();
    assertThat(errors).hasSize(1_001);
    assertThat(errors.getLast().message()).contains("文件在这里断了", "坏处之前的 1200 行已读");
    assertThat(one.now().counts().rejected()).isEqualTo(1_200);
    one.delete();
    assertThat(folder.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void shouldEndAsCancelledByWhoeverAskedFirst() throws IOException {
    var one = running();
    var unexpected =
        one.through(
            () -> {
              one.goOn();
              one.cancel("operator");
              one.cancel("admin");
              one.leaveFrom(1);
              one.goOn();
            });
    assertThat(unexpected).isNull();
    assertThat(one.ended(NOW).state()).isEqualTo(ImportJob.State.CANCELLED);
    assertThat(one.ended(NOW).cancelledBy()).isEqualTo("operator");
    assertThat(one.hasToCorrect()).isTrue();
    one.delete();
  }

  private RunningImport running() throws IOException {
    var file = Files.writeString(folder.resolve("rows.csv"), "工单编号,受理时间,内容描述\n");
    return new RunningImport(
        ImportJob.begun("one", "operator", "rows.csv", false, NOW),
        file,
        Mappings.shippedReady(ZoneId.of("Asia/Shanghai")),
        new Rejections(new ScratchFiles(folder.resolve("scratch"))));
  }

  private Ending.Result attempt(Ending ending, Runnable with, Runnable without) {
    return ending.attempt(
        with, without, DataAccessResourceFailureException.class::isInstance, told::add);
  }

  private Runnable with(@Nullable RuntimeException failure) {
    return step("with", failure);
  }

  private Runnable without(@Nullable RuntimeException failure) {
    return step("without", failure);
  }

  private Runnable step(String name, @Nullable RuntimeException failure) {
    return () -> {
      if (failure != null) {
        throw failure;
      }
      done.add(name);
    };
  }

  private static int deeper(int depth) {
    return depth + deeper(depth + 1) * deeper(depth + 2);
  }

  /** More than any heap has, so that nothing of it is taken. */
  private static void tooMuch() {
    var all = new long[64][];
    for (int at = 0; at < all.length; at++) {
      all[at] = new long[Integer.MAX_VALUE];
    }
  }
}
