package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseView;
import cn.huimin.hotline.console.cases.ClockView;
import cn.huimin.hotline.console.cases.StoryItem;
import cn.huimin.hotline.console.cases.Summary;
import cn.huimin.hotline.console.scores.Fraction;
import cn.huimin.hotline.console.words.ClockWords;
import cn.huimin.hotline.console.words.Clocks;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What templates say: enumerations, clocks, units and texts in the words of the screen. */
public final class Say {

  private final Words words;
  private final Clocks clocks;
  private final Editions editions;

  /** Says it in these words, by these clocks and this directory. */
  public Say(Words words, Clocks clocks, Editions editions) {
    this.words = words;
    this.clocks = clocks;
    this.editions = editions;
  }

  /** Name of the house: the centre's, as the directory has it. */
  public String site() {
    return editions.directory().centre().map(Unit::name).orElse(words.of("site.name"));
  }

  /** The words of a value. */
  public String word(String kind, @Nullable String value) {
    return words.word(kind, value);
  }

  /** The words of a code. */
  public String of(String code) {
    return words.of(code);
  }

  /** The words of a code, with what goes into them. */
  public String of(String code, Object... arguments) {
    return words.of(code, arguments);
  }

  /** A running clock in words. */
  public ClockWords.Said clock(ClockView clock) {
    return clocks
        .words()
        .say(clocks.now(), clock.startedAt(), clock.dueAt(), clock.yellowAt(), clock.limit());
  }

  /** A running clock as the script hands it back to have its words refreshed. */
  public String clockData(ClockView clock) {
    return String.join(
        "~",
        String.valueOf(clock.startedAt().toEpochMilli()),
        String.valueOf(clock.dueAt().toEpochMilli()),
        clock.yellowAt() == null ? "" : String.valueOf(clock.yellowAt().toEpochMilli()),
        clock.limit());
  }

  /** Name of a clock. */
  public String clockName(ClockView clock) {
    return words.word("clock", clock.kind().toLowerCase(Locale.ROOT));
  }

  /** A clock that was met: 签收 1 小时 15 分. */
  public String met(ClockView clock) {
    var name = words.word("clockdone", clock.kind().toLowerCase(Locale.ROOT));
    return clock.metAt() == null
        ? name
        : name + " " + clocks.words().took(clock.startedAt(), clock.metAt(), clock.limit());
  }

  /** A moment: 今天 14:22. */
  public String moment(Instant at) {
    return clocks.words().moment(at, clocks.now());
  }

  /** A moment in a story: 11月11日 10:05. */
  public String story(Instant at) {
    return clocks.words().story(at, clocks.now());
  }

  /** A moment on paper, which is read in another year too: 2026年3月2日 10:24. */
  public String date(Instant at) {
    return DateTimeFormatter.ofPattern(words.of("word.moment"), Locale.ROOT)
        .format(at.atZone(clocks.words().calendar().zone()));
  }

  /** Now, as paper says it. */
  public String printed() {
    return date(clocks.now());
  }

  /** A category: 违规收费／校服. */
  public String category(@Nullable String level1, @Nullable String level2) {
    if (level1 == null) {
      return words.of("word.noCategory");
    }
    return level2 == null ? level1 : words.of("word.categories", level1, level2);
  }

  /** Name of a unit. */
  public String unit(@Nullable String id) {
    return id == null ? "" : editions.directory().unit(id).map(Unit::name).orElse(id);
  }

  /** Short name of a unit. */
  public String shortUnit(@Nullable String id) {
    return id == null
        ? ""
        : editions
            .directory()
            .unit(id)
            .map(unit -> unit.shortName() == null ? unit.name() : unit.shortName())
            .orElse(id);
  }

  /** Who acted, without a name: 实验小学联络员. */
  public String actor(StoryItem item) {
    if (item.actor() == null) {
      return "";
    }
    if ("SERVICE".equals(item.role())) {
      return item.actor().startsWith("channel:")
          ? words.word("channel", item.actor().substring("channel:".length()))
          : words.word("role", "SERVICE");
    }
    return shortUnit(item.unitId()) + words.word("role", item.role());
  }

  /** Who is signed in: 实验小学　联络员. */
  public String who(Viewer viewer) {
    return shortUnit(viewer.unitId()) + "　" + words.word("role", viewer.role().name());
  }

  /** Class of a state's circle. */
  public String stateClass(String state) {
    return switch (state) {
      case "TRIAGE", "RECEIVED" -> "state state--triage";
      case "SIGNED" -> "state state--signed";
      case "REPORTED" -> "state state--reported";
      case "SIGNED_OFF" -> "state state--signedoff";
      case "APPROVED" -> "state state--approved";
      case "DISPATCHED" -> "state";
      default -> "state state--closed";
    };
  }

  /** Title of a case in a list, or what stands for a hidden one. */
  public String title(Summary summary, @Nullable String title) {
    if (title != null) {
      return title;
    }
    return words.of(summary.hidden() ? "word.hiddenTitle" : "word.noTitle");
  }

  /** What the case waits for: 等单位签收. */
  public String waitsFor(Summary summary) {
    return summary.nextSteps().stream()
        .filter(Summary.Step::owed)
        .findFirst()
        .map(step -> words.word("next", step.action()))
        .orElse("");
  }

  /** A half year: 2026 年上半年. */
  public String term(String term) {
    return words.of(
        term.endsWith("-1") ? "word.firstHalf" : "word.secondHalf", term.substring(0, 4));
  }

  /** A share as people write it: 91.67%. */
  public String percent(String fraction) {
    var share = Fraction.parse(fraction);
    return new Fraction(share.numerator().multiply(BigInteger.valueOf(100)), share.denominator())
            .display()
        + "%";
  }

  /** Whether a day is over. */
  public boolean overdue(LocalDate day) {
    return day.isBefore(LocalDate.ofInstant(clocks.now(), clocks.words().calendar().zone()));
  }

  /** Whether a moment is past. */
  public boolean past(Instant at) {
    return clocks.now().isAfter(at);
  }

  /** A fraction, rounded for the eye, with a true minus. */
  public String score(String fraction) {
    return score(Fraction.parse(fraction));
  }

  /** A fraction, rounded for the eye, with a true minus. */
  public String score(Fraction fraction) {
    return fraction.display().replace('-', '−');
  }

  /**
   * A piece of a text.
   *
   * @param text its words
   * @param mark plain, unit, topic, danger or scrub
   * @param number number of the evidence, ① ② ③; empty for none
   */
  public record Piece(String text, String mark, String number) {}

  /** A text cut at the evidence that routing found in it, and at what was scrubbed. */
  public List<Piece> pieces(CaseView view) {
    var text = view.demand();
    if (text == null || text.text() == null) {
      return List.of();
    }
    var pieces = new ArrayList<Piece>();
    int at = 0;
    for (var evidence : Evidence.of(view)) {
      if (evidence.textId().equals(text.id())
          && evidence.start() >= at
          && evidence.end() <= text.text().length()) {
        scrubbed(text.text().substring(at, evidence.start()), pieces);
        pieces.add(
            new Piece(
                text.text().substring(evidence.start(), evidence.end()),
                evidence.mark(),
                evidence.number()));
        at = evidence.end();
      }
    }
    scrubbed(text.text().substring(at), pieces);
    return pieces;
  }

  /** A text cut at what was scrubbed. */
  public List<Piece> plain(String text) {
    var pieces = new ArrayList<Piece>();
    scrubbed(text, pieces);
    return pieces;
  }

  private void scrubbed(String text, List<Piece> pieces) {
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('〔', at);
      int close = open < 0 ? -1 : text.indexOf('〕', open);
      if (close < 0) {
        pieces.add(new Piece(text.substring(at), "plain", ""));
        return;
      }
      if (open > at) {
        pieces.add(new Piece(text.substring(at, open), "plain", ""));
      }
      pieces.add(
          new Piece(words.of("word.scrubbed", text.substring(open + 1, close)), "scrub", ""));
      at = close + 1;
    }
  }

  /** Why routing thought so, one line for each piece of evidence. */
  public List<String> why(CaseView view) {
    var why = new ArrayList<String>();
    for (var evidence : Evidence.of(view)) {
      why.add(
          evidence.number()
              + "　"
              + words.word("evidence", evidence.shows())
              + evidence.quote(view));
    }
    view.triageReasons().forEach(reason -> why.add(words.word("triage", reason)));
    return why;
  }
}
