package cn.huimin.hotline.console.bulletin;

import cn.huimin.hotline.console.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A month of an invented county: 60 units, some with long names, and every table filled. */
final class BulletinSample {

  static final int UNITS = 60;
  private static final Instant MADE = Instant.parse("2026-04-01T01:00:00Z");
  private static final List<String> NAMES =
      List.of("云湖市第%d中学", "云湖市高新技术产业开发区第%d实验学校（小学部）", "大营镇教管办第%d片", "云湖市第%d幼儿园");
  private static final List<String> KINDS =
      List.of("SCHOOL", "SCHOOL", "TOWN_OFFICE", "KINDERGARTEN");
  private static final List<String> CATEGORIES =
      List.of("违规收费", "食堂午餐", "师德师风", "招生入学", "教学管理", "校园安全", "课后服务", "校外培训");
  private static final List<String> WHY =
      List.of(
          "RANDOM",
          "NO_CONTACT",
          "UNFOUNDED_DISSATISFIED",
          "WITHDRAWN",
          "PROMISE_MISSED",
          "INTEGRITY");

  private BulletinSample() {}

  /** The bulletin, published the second time. */
  static Bulletin of(Words words) {
    return new Bulletin(
        BulletinPeriod.parse("2026-03", words),
        MADE,
        figures(7),
        IntStream.range(0, UNITS).mapToObj(BulletinSample::unit).toList(),
        IntStream.range(0, CATEGORIES.size())
            .mapToObj(at -> new Bulletin.Focus(CATEGORIES.get(at), 48 - at * 6L, 9 - at, at < 5))
            .toList(),
        IntStream.range(0, 25).mapToObj(BulletinSample::card).toList(),
        IntStream.range(0, 3).mapToObj(BulletinSample::card).toList(),
        List.of(
            new Bulletin.Answerable(name(1), "INTERVIEW", MADE),
            new Bulletin.Answerable(name(2), "EXPOSURE", MADE)),
        IntStream.range(0, 12)
            .mapToObj(at -> new LookBack(number(at), name(at), WHY.get(at % WHY.size())))
            .toList(),
        IntStream.range(40, UNITS).mapToObj(BulletinSample::name).toList(),
        new Edition(
            2, MADE.plus(Duration.ofDays(1)), "assessor", "0:120,1:98,2:7,3:1043", "满意率算错"));
  }

  private static Bulletin.UnitFigures unit(int at) {
    return new Bulletin.UnitFigures(
        "u-" + at,
        name(at),
        KINDS.get(at % KINDS.size()),
        figures(at),
        new Bulletin.Zeros(at % 2 == 0, at % 3 == 0, true, at % 5 != 0, at >= 40),
        at % 7 == 6 ? 0 : at / KINDS.size() + 1,
        at % 7 == 6 ? null : (9_350 - at * 37) + "/100");
  }

  private static Bulletin.Figures figures(int at) {
    return new Bulletin.Figures(
        120 - at,
        60 - at / 2,
        100 - at,
        at % 4,
        at % 3,
        at % 5,
        new Bulletin.Rate(100 - at, 100),
        new Bulletin.Rate(2, 3),
        new Bulletin.Rate(at == 3 ? 0 : 90, at == 3 ? 0 : 97),
        110);
  }

  private static Bulletin.RedCard card(int at) {
    return new Bulletin.RedCard(
        number(at),
        name(at),
        at % 2 == 0 ? "HANDLE" : "CALLBACK",
        MADE.minus(Duration.ofHours(5L * at)));
  }

  private static String number(int at) {
    return "202603%02d-%05d".formatted(at % 28 + 1, at * 37 + 1);
  }

  private static String name(int at) {
    return NAMES.get(at % NAMES.size()).formatted(at + 1);
  }
}
