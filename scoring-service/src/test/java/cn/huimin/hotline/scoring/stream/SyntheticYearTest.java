package cn.huimin.hotline.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.UnitKind;
import cn.huimin.hotline.scoring.replay.Rescored;
import cn.huimin.hotline.scoring.replay.ShadowLedger;
import cn.huimin.hotline.scoring.scheme.SchemeA;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A synthetic year, record by record in the bytes of the log, re-scored twice: to the last digit
 * the same. {@code -Dhotline.rescore.cases=1000000} makes it the year of a prefecture.
 */
class SyntheticYearTest {

  private static final int CASES = Integer.getInteger("hotline.rescore.cases", 2_000);
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int UNITS = 60;
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration SEVEN_DAYS = Duration.ofDays(7);

  private final HotlineAvroSerde serde = new HotlineAvroSerde(SchemaIds.counted());
  private final Directory directory = directory();

  @Test
  void shouldGiveTheSameLastDigitTwiceInTenMinutes() {
    long began = System.nanoTime();
    var first = rescored();
    var took = Duration.ofNanos(System.nanoTime() - began);
    System.out.println(
        "%,d cases, %,d lines re-scored in %d.%03d s"
            .formatted(first.cases(), first.lines(), took.toSeconds(), took.toMillisPart()));
    assertThat(took).isLessThan(LIMIT);
    assertThat(first.cases()).isEqualTo(CASES);
    assertThat(first.units()).hasSize(UNITS);
    assertThat(rescored().units()).isEqualTo(first.units());
  }

  private Rescored rescored() {
    var shadow = new ShadowLedger(SchemeA.scheme(), SchemeA.scheme(), _ -> directory);
    for (int i = 0; i < CASES; i++) {
      for (var record : life(i)) {
        var topic = Topics.of(record).name();
        shadow.take(
            serde.deserializer().deserialize(topic, serde.serializer().serialize(topic, record)));
      }
    }
    return shadow.rescored();
  }

  /** The same case for the same number. */
  private static List<SpecificRecord> life(int number) {
    var random = new Random(number);
    var opened = NEW_YEAR.plus(Duration.ofMinutes((long) number * 500_000 / CASES));
    var log = new CaseLog(id(number), opened);
    var unit = "u" + random.nextInt(UNITS);
    var due = opened.plus(SEVEN_DAYS);
    var records = new ArrayList<SpecificRecord>();
    records.add(log.dispatched(unit, opened));
    if (random.nextInt(20) == 0) {
      unit = "u" + random.nextInt(UNITS);
      records.add(log.dispatched(unit, opened.plusSeconds(60), TransferFault.UNIT));
    }
    records.add(log.clockSet(ClockKind.CONTACT, opened, opened.plus(Duration.ofDays(1))));
    records.add(log.clockSet(ClockKind.HANDLE, opened, due));
    records.add(log.signed(opened.plusSeconds(600)));
    if (random.nextInt(15) == 0) {
      records.add(log.redCard(ClockKind.HANDLE, opened, due));
    }
    if (number > 0 && random.nextInt(25) == 0) {
      records.add(log.repeat(opened.plusSeconds(700), 2, id(random.nextInt(number))));
    }
    var ended = opened.plus(Duration.ofDays(1 + random.nextInt(9)));
    records.add(log.closed(ended));
    if (random.nextInt(40) == 0) {
      records.add(log.falsified(ended.plusSeconds(60)));
    }
    if (random.nextInt(30) == 0) {
      records.add(log.redo(ended.plusSeconds(120)));
      records.add(log.closed(ended.plus(SEVEN_DAYS)));
    }
    return records;
  }

  private static String id(int number) {
    return new UUID(0, number).toString();
  }

  private static Directory directory() {
    var units = new ArrayList<Unit>();
    units.add(unit("bureau", null, UnitKind.BUREAU));
    for (int i = 0; i < UNITS; i++) {
      units.add(unit("u" + i, "bureau", UnitKind.SCHOOL));
    }
    return new Directory(1, units, List.of());
  }

  private static Unit unit(String id, @Nullable String parent, UnitKind kind) {
    return new Unit(
        id,
        parent,
        kind,
        id,
        null,
        List.of(),
        null,
        null,
        kind == UnitKind.SCHOOL,
        false,
        null,
        false,
        null,
        List.of());
  }
}
