package cn.huimin.hotline.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.platform.health.LogPositions.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LogJudgeTest {

  private static final TopicPartition P0 = new TopicPartition("t", 0);
  private static final TopicPartition P1 = new TopicPartition("t", 1);

  private final LogJudge judge = new LogJudge(Duration.ofSeconds(15), 100);

  @Test
  void shouldBeContentWithAGroupThatHasReadEverythingHoweverLongNothingComes() {
    assertThat(at(0, 7, 7)).isEmpty();
    assertThat(at(1000, 7, 7)).isEmpty();
  }

  @Test
  void shouldSayThatAGroupStandsWhenItHasMoreToReadAndDoesNotMove() {
    assertThat(at(0, 7, 8)).isEmpty();
    assertThat(at(14, 7, 9)).isEmpty();
    assertThat(at(15, 7, 9)).containsExactly("g stands still with 2 records to read");
    assertThat(at(16, 8, 9)).as("it moves again").isEmpty();
  }

  @Test
  void shouldGiveAGroupThatHadReadEverythingItsTimeWhenSomethingComes() {
    assertThat(at(0, 7, 7)).isEmpty();
    assertThat(at(100, 7, 9)).as("it has just come").isEmpty();
    assertThat(at(114, 7, 9)).isEmpty();
    assertThat(at(115, 7, 9)).containsExactly("g stands still with 2 records to read");
  }

  @Test
  void shouldNoticeOnePartitionThatStandsWhileOthersMove() {
    look(0, Map.of(P0, new Position(1, 5), P1, new Position(1, 50)));
    assertThat(look(20, Map.of(P0, new Position(1, 5), P1, new Position(40, 50))))
        .containsExactly("g stands still with 4 records to read");
  }

  @Test
  void shouldNotTakeATopicThatWaitsItsTurnForOneThatStands() {
    var other = new TopicPartition("u", 0);
    look(0, Map.of(P0, new Position(1, 5), other, new Position(1, 50)));
    assertThat(look(20, Map.of(P0, new Position(1, 5), other, new Position(40, 50))))
        .as("the same task works off its backlog on the other topic")
        .isEmpty();
    assertThat(look(40, Map.of(P0, new Position(1, 5), other, new Position(40, 50))))
        .containsExactly("g stands still with 14 records to read");
  }

  @Test
  void shouldNoticeAWaitingTopicOnceTheOtherHasNothingLeftAndItStillDoesNotMove() {
    var other = new TopicPartition("u", 0);
    look(0, Map.of(P0, new Position(1, 5), other, new Position(1, 50)));
    look(10, Map.of(P0, new Position(1, 5), other, new Position(50, 50)));
    assertThat(look(24, Map.of(P0, new Position(1, 5), other, new Position(50, 50)))).isEmpty();
    assertThat(look(25, Map.of(P0, new Position(1, 5), other, new Position(50, 50))))
        .containsExactly("g stands still with 4 records to read");
  }

  @Test
  void shouldSayThatAGroupIsTooFarBehindEvenIfItMoves() {
    assertThat(at(0, 0, 100)).isEmpty();
    assertThat(at(3, 10, 111)).containsExactly("g is 101 records behind");
  }

  @Test
  void shouldSayThatNothingComesToATopicThatHasToMove() {
    assertThat(ends(0, 5)).isEmpty();
    assertThat(ends(14, 5)).isEmpty();
    assertThat(ends(15, 5)).containsExactly("nothing comes to ticks");
    assertThat(ends(16, 6)).isEmpty();
  }

  private List<String> at(long second, long committed, long end) {
    return look(second, Map.of(P0, new Position(committed, end)));
  }

  private List<String> look(long second, Map<TopicPartition, Position> partitions) {
    return judge.judge(new LogPositions(Map.of("g", partitions), Map.of()), nanos(second));
  }

  private List<String> ends(long second, long end) {
    return judge.judge(new LogPositions(Map.of(), Map.of("ticks", end)), nanos(second));
  }

  private static long nanos(long second) {
    return Duration.ofSeconds(second).toNanos();
  }
}
