package cn.huimin.hotline.sla.duefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.deadline.SlaPolicyReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every limit here was counted by hand. */
class DueFileTest {

  private final DueFile file =
      new DueFile(WorkingCalendar.of(NationalHolidays.load()), SlaPolicyReader.seed());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // the ordinary week
        "2026-03-02T10:00:00+08:00 | handle | COMPLAINT | NORMAL | | 2026-03-09T17:30:00+08:00",
        "2026-03-02T10:00:00+08:00 | sign | COMPLAINT | NORMAL | | 2026-03-02T15:30:00+08:00",
        "2026-03-02T10:00:00+08:00 | sign | COMPLAINT | URGENT | | 2026-03-02T11:00:00+08:00",
        // other spellings of the start
        "2026-03-02T02:00:00Z | handle | COMPLAINT | NORMAL | | 2026-03-09T17:30:00+08:00",
        "2026-03-02 10:00:00 | handle | complaint | normal | | 2026-03-09T17:30:00+08:00",
        "2026/3/2 10:00 | handle | COMPLAINT | | | 2026-03-09T17:30:00+08:00",
        "2026-03-02T10:00:00.000+0800 | HANDLE | 投诉 | 普通 | | 2026-03-09T17:30:00+08:00",
        "2026-03-02t02:00z | handle | 咨询 | 紧急 | | 2026-03-03T10:00:00+08:00",
        "2026-03-02T10:00:00.250 | handle | COMPLAINT | URGENT | | 2026-03-03T10:00:00.25+08:00",
        "2026-03-02 | WD:1 | | | | 2026-03-03T17:30:00+08:00",
        "2026-03-01T21:30:00-04:30 | sign | REPORT | NORMAL | | 2026-03-02T15:30:00+08:00",
        // a weekend, a make-up Sunday, the end of a year, a year with no published calendar
        "2026-03-07T12:00:00+08:00 | sign | HELP | NORMAL | | 2026-03-09T14:00:00+08:00",
        "2026-01-04T16:30:00+08:00 | WH:2 | | | | 2026-01-05T09:30:00+08:00",
        "2025-12-31T17:00:00+08:00 | dispatch | HELP | NORMAL | | 2026-01-04T10:00:00+08:00",
        "2026-12-31T10:00:00+08:00 | WD:1 | | | | 2027-01-01T17:30:00+08:00",
        "2027-09-30T10:00:00+08:00 | handle | COMPLAINT | NORMAL | | 2027-10-07T17:30:00+08:00",
        // before, over and after the Spring Festival of 2026 (15 to 23 February, work on the 14th
        // and 28th)
        "2026-02-13T16:30:00+08:00 | WD:1 | | | | 2026-02-14T17:30:00+08:00",
        "2026-02-14T09:00:00+08:00 | WD:1 | | | | 2026-02-24T17:30:00+08:00",
        "2026-02-13T17:00:00+08:00 | WH:2 | | | | 2026-02-14T10:00:00+08:00",
        "2026-02-14T17:30:00+08:00 | WH:1 | | | | 2026-02-24T09:30:00+08:00",
        "2026-02-27T12:30:00+08:00 | WH:5 | | | | 2026-02-28T09:30:00+08:00",
        // lunch, night, close to the second
        "2026-03-02T11:59:59+08:00 | WH:1 | | | | 2026-03-02T14:29:59+08:00",
        "2026-03-02T12:00:00+08:00 | WH:1 | | | | 2026-03-02T14:30:00+08:00",
        "2026-03-02T17:30:00+08:00 | WH:1 | | | | 2026-03-03T09:30:00+08:00",
        "2026-03-02T23:00:00+08:00 | H:24 | | | | 2026-03-03T23:00:00+08:00",
        // extension, source, transfer, complex, joint
        "2026-03-02T10:00:00+08:00 | handle | COMPLAINT | NORMAL | extensionWD=3 | 2026-03-12T17:30:00+08:00",
        "2026-03-02T10:00:00+08:00 | handle | COMPLAINT | NORMAL | sourceDeadline=2026-03-05T12:00:00+08:00 | 2026-03-05T12:00:00+08:00",
        "2026-03-02T10:00:00+08:00 | handle | COMPLAINT | NORMAL | extensionWD=3;sourceDeadline=2026-03-11T12:00:00+08:00 | 2026-03-11T12:00:00+08:00",
        "2026-03-02T10:00:00+08:00 | case | COMPLAINT | NORMAL | extensionWD=3 | 2026-03-16T17:30:00+08:00",
        "2026-03-02T10:00:00+08:00 | case | COMPLAINT | NORMAL | complex | 2026-03-25T17:30:00+08:00",
        "2026-03-02T10:00:00+08:00 | handle | COMPLAINT | NORMAL | caseDue=2026-03-04T17:30:00+08:00 | 2026-03-04T17:30:00+08:00",
        "2026-03-02T10:00:00+08:00 | WD:5 | | | extensionWD=1 | 2026-03-10T17:30:00+08:00",
        "2026-03-02T10:00:00+08:00 | handle | COMPLAINT | NORMAL | sourcedeadline=2026-03-05 12:00:00 extensionwd=2 | 2026-03-05T12:00:00+08:00",
        "2026-03-02T10:00:00+08:00 | handle | COMPLAINT | NORMAL | extensionWD=2, sourceDeadline=2026-03-11 12:00 | 2026-03-11T12:00:00+08:00",
        // what bears on no such clock leaves it alone, as in the house
        "2026-03-02T10:00:00+08:00 | sign | COMPLAINT | NORMAL | extensionWD=3 | 2026-03-02T15:30:00+08:00",
        "2026-03-02T10:00:00+08:00 | sign | COMPLAINT | NORMAL | sourceDeadline=2026-03-02T12:00:00+08:00 | 2026-03-02T15:30:00+08:00",
        "2026-03-02T10:00:00+08:00 | callback | COMPLAINT | URGENT | extensionWD=1;caseDue=2026-03-02 11:00 | 2026-03-03T10:00:00+08:00",
        "2026-03-02T10:00:00+08:00 | handle | COMPLAINT | NORMAL | sourceDeadline=2026-03-02T10:00:00+08:00 | 2026-03-09T17:30:00+08:00",
        "2026-03-02T10:00:00+08:00 | handle | COMPLAINT | NORMAL | sourceDeadline=2026-03-02T10:00:01+08:00 | 2026-03-02T10:00:01+08:00",
        "2026-03-02T10:00:00+08:00 | redo | COMPLAINT | NORMAL | extensionWD=2 | 2026-03-09T17:30:00+08:00",
        "2026-03-02T10:00:00+08:00 | joint_answer | COMPLAINT | NORMAL | extensionWD=3 | 2026-03-11T17:30:00+08:00",
        "2026-03-02T10:00:00+08:00 | joint_answer | COMPLAINT | NORMAL | sourceDeadline=2026-03-05T12:00:00+08:00 | 2026-03-04T17:30:00+08:00",
        "2026-03-02T10:00:00+08:00 | joint_answer | COMPLAINT | NORMAL | complex | 2026-03-20T17:30:00+08:00",
        "2026-03-02T10:00:00+08:00 | joint_answer | COMPLAINT | URGENT | extensionWD=3;sourceDeadline=2026-03-02 18:00 | 2026-03-02T22:00:00+08:00",
        // but a bare limit is bound by whatever is said
        "2026-03-02T10:00:00+08:00 | WH:4 | | | sourceDeadline=2026-03-02T12:00:00+08:00 | 2026-03-02T12:00:00+08:00",
        // the column of the urgent and of emergencies asks for no type
        "2026-03-02T10:00:00+08:00 | confirm_emergency | | EMERGENCY | | 2026-03-02T10:10:00+08:00",
        // a co-unit that could keep no limit before the lead's has the lead's own
        "2026-03-02T10:00:00+08:00 | joint_answer | COMPLAINT | NORMAL | | 2026-03-06T17:30:00+08:00",
        "2026-03-07T12:00:00+08:00 | joint_answer | ENQUIRY | NORMAL | | 2026-03-09T17:30:00+08:00",
        "2026-03-02T18:00:00+08:00 | joint_answer | ENQUIRY | NORMAL | | 2026-03-03T17:30:00+08:00",
        // cells that say nothing; a bare limit asks neither for a type nor for an urgency
        "2026-03-02T10:00:00+08:00 | WD:5 | ANY | — | n/a | 2026-03-09T17:30:00+08:00",
        "2026-03-02T10:00:00+08:00 | wh:1 | all kinds | any | – | 2026-03-02T11:00:00+08:00",
        "2026-03-02T10:00:00+08:00 | confirm_emergency | / | 特急 | 无 | 2026-03-02T10:10:00+08:00",
        // clocks that are not there
        "2026-03-02T10:00:00+08:00 | handle_complex | ENQUIRY | NORMAL | | -",
        "2026-03-02T10:00:00+08:00 | handle | PRAISE | NORMAL | | -"
      })
  void shouldTellWhenAClockRunsOut(
      String start, String clock, String type, String urgency, String extra, String due)
      throws IOException {
    var row =
        "7,%s,%s,%s,%s,\"%s\"".formatted(start, clock, text(type), text(urgency), text(extra));
    var out = new StringBuilder();
    assertThat(file.answer(new StringReader(HEADER + row + "\n"), out)).isEmpty();
    assertThat(out.toString().lines().skip(1)).singleElement().asString().endsWith("," + text(due));
  }

  private static final String HEADER = "\uFEFFid,start,clock,demand_type,urgency,extra\n";

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }

  @Test
  void shouldWriteTheRowsAgainWithOneColumnMore() throws IOException {
    var out = new StringBuilder();
    file.answer(
        new StringReader(
            "id,start,clock\na,2026-03-02T10:00:00+08:00,WD:1\n\n  \n , ,\nb,2026-03-02 10:00,WH:1\n"),
        out);
    assertThat(out.toString())
        .isEqualTo(
            """
            id,start,clock,due
            a,2026-03-02T10:00:00+08:00,WD:1,2026-03-03T17:30:00+08:00
            b,2026-03-02 10:00,WH:1,2026-03-02T11:00:00+08:00
            """);
  }

  @Test
  void shouldReadTheColumnsInAnyOrderAndCaseAndAnswerAnAnsweredFileAgain() throws IOException {
    var out = new StringBuilder();
    file.answer(
        new StringReader("due,Clock,START,Id\nold,WD:1,2026-03-02T10:00:00+08:00,a\n"), out);
    assertThat(out.toString())
        .isEqualTo(
            """
            due,Clock,START,Id
            2026-03-03T17:30:00+08:00,WD:1,2026-03-02T10:00:00+08:00,a
            """);
  }

  @Test
  void shouldNameTheRowFieldAndMendAndAnswerTheOthers() throws IOException {
    var out = new StringBuilder();
    var wrong =
        file.answer(
            new StringReader(
                HEADER
                    + """
                    a,yesterday,handle,COMPLAINT,NORMAL,
                    b,2026-03-02T10:00:00+08:00,handles,COMPLAINT,NORMAL,
                    c,2026-03-02T10:00:00+08:00,handle,CRY,NORMAL,
                    d,2026-03-02T10:00:00+08:00,handle,COMPLAINT,PANIC,
                    e,2026-03-02T10:00:00+08:00,handle,COMPLAINT,NORMAL,extensionWD=11
                    f,2026-03-02T10:00:00+08:00,handle,COMPLAINT,NORMAL,pause=3
                    g,2026-03-02T10:00:00+08:00,handle,,NORMAL,
                    h,2026-03-02T10:00:00+08:00,handle,COMPLAINT,NORMAL,
                    """),
            out);
    assertThat(wrong)
        .hasSize(7)
        .satisfiesExactly(
            one -> assertThat(one).startsWith("第 2 行 a，start：“yesterday”不是时间"),
            one -> assertThat(one).startsWith("第 3 行 b，clock：没有“handles”"),
            one -> assertThat(one).startsWith("第 4 行 c，demand_type：没有“CRY”"),
            one -> assertThat(one).startsWith("第 5 行 d，urgency：没有“PANIC”"),
            one -> assertThat(one).startsWith("第 6 行 e，extra：extensionWD 最多 10 个工作日"),
            one -> assertThat(one).startsWith("第 7 行 f，extra：没有“pause”"),
            one -> assertThat(one).startsWith("第 8 行 g，demand_type：没有填"));
    assertThat(out.toString().lines().toList())
        .hasSize(9)
        .last()
        .asString()
        .endsWith(",2026-03-09T17:30:00+08:00");
  }

  /** Quotes, blank lines, a quote out of place, a cell too many: each row stands for itself. */
  @Test
  void shouldNameTheLineOfTheFileAndNotLetOneRowSpoilTheOthers() throws IOException {
    var out = new StringBuilder();
    var wrong =
        file.answer(
            new StringReader(
                "id,start,clock,demand_type,urgency,extra,,\r\n"
                    + "\r\n"
                    + "a,\"2026-03-02 10:00\",handle,COMPLAINT,NORMAL,"
                    + "\"extensionWD=1,sourceDeadline=2026-03-11 09:00\"\r\n"
                    + "\r\n"
                    + "b,never,handle,COMPLAINT,NORMAL,\r\n"
                    + "c,\"2026-03-02 10:00\"x,handle,COMPLAINT,NORMAL,\r\n"
                    + "d,2026-03-02 10:00,handle,COMPLAINT,NORMAL,extensionWD=1,,,surplus\r\n"
                    + "e,2026-03-02 10:00,WD:1"),
            out);
    assertThat(wrong)
        .satisfiesExactly(
            one -> assertThat(one).startsWith("第 5 行 b，start"),
            one -> assertThat(one).startsWith("第 6 行 c，start"),
            one -> assertThat(one).startsWith("第 7 行 d，surplus：比第一行多出来的一格"));
    assertThat(out.toString().lines())
        .containsExactly(
            "id,start,clock,demand_type,urgency,extra,,,due",
            "a,2026-03-02 10:00,handle,COMPLAINT,NORMAL,"
                + "\"extensionWD=1,sourceDeadline=2026-03-11 09:00\",,,2026-03-10T17:30:00+08:00",
            "b,never,handle,COMPLAINT,NORMAL,,,,",
            "c,2026-03-02 10:00x,handle,COMPLAINT,NORMAL,,,,",
            "d,2026-03-02 10:00,handle,COMPLAINT,NORMAL,extensionWD=1,,,,surplus",
            "e,2026-03-02 10:00,WD:1,,,,,,2026-03-03T17:30:00+08:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
  void shouldReadWhatASpreadsheetSaved(String charset) throws IOException {
    var saved = "id;start;clock;demand_type;urgency\n一号;2026/3/2 10:00;handle;投诉;普通\n";
    var out = new StringBuilder();
    assertThat(
            file.answer(
                new StringReader(TextFile.read(saved.getBytes(Charset.forName(charset)))), out))
        .isEmpty();
    assertThat(out.toString().lines().skip(1))
        .containsExactly("一号,2026/3/2 10:00,handle,投诉,普通,2026-03-09T17:30:00+08:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-29 10:00", "2026/2/30", "2026-04-31T10:00Z", "2026-03-02 24:30"})
  void shouldTakeNoDayThatIsNoneForTheNextBest(String start) throws IOException {
    var wrong =
        file.answer(new StringReader(HEADER + "1," + start + ",WD:1,,,\n"), new StringBuilder());
    assertThat(wrong).singleElement().asString().contains("不是时间");
  }

  @Test
  void shouldRefuseWhatIsNoText() {
    assertThatThrownBy(() -> TextFile.read(new byte[] {'P', 'K', 3, 4, (byte) 0xFF, (byte) 0xFF}))
        .isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void shouldSayWhichColumnIsMissing() throws IOException {
    assertThat(file.answer(new StringReader("id,clock\n"), new StringBuilder()))
        .isEqualTo(List.of("第一行要有栏目 id,start,clock,demand_type,urgency,extra；缺 start"));
  }
}
