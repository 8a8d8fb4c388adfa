package cn.huimin.hotline.intake.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.intake.mapping.Columns;
import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushBodyTest {

  private static final Columns COLUMNS =
      Mappings.shippedReady(ZoneId.of("Asia/Shanghai")).columns();

  private static PushBody read(String body) {
    return PushBody.read(body.getBytes(UTF_8), 10, COLUMNS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"orderNum\":\"1\"} | 1 | false",
        "[{\"orderNum\":\"1\"},{\"orderNum\":\"2\"}] | 2 | true",
        "{\"code\":0,\"data\":[{\"orderNum\":\"1\"}]} | 1 | true",
        "{\"code\":0,\"data\":{\"list\":[{\"a\":1},{\"b\":2}]}} | 2 | true",
        "{\"data\":{\"orderNum\":\"1\"}} | 1 | false",
        "{\"externalNumber\":\"1\",\"content\":\"正文\",\"attachments\":[]} | 1 | false",
        // A list of files within a record is none of records, whatever it is called.
        "{\"externalNumber\":\"1\",\"content\":\"正文\",\"items\":[{\"name\":\"a\"}]} | 1 | false",
        "{\"orderNum\":\"1\",\"majorContent\":\"正文\",\"list\":[{\"url\":\"a\"}]} | 1 | false",
        "{\"orderNum\":\"1\",\"majorContent\":\"正文\",\"data\":{\"unit\":\"a\"}} | 1 | false",
        // Of two lists the one with records, wherever it stands and whatever is beside it.
        "{\"result\":{\"code\":0},\"data\":[{\"orderNum\":\"1\",\"content\":\"正文\"}]} | 1 | true",
        "{\"items\":[{\"x\":1}],\"rows\":[{\"orderNum\":\"1\",\"content\":\"正文\"}]} | 1 | true",
        "{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"data\":{\"orderNum\":\"1\",\"content\":\"正\"}}"
            + " | 1 | false"
      })
  void shouldFindTheRecordsInTheirEnvelope(String body, int records, boolean batch) {
    var read = read(body);
    assertThat(read.records()).hasSize(records);
    assertThat(read.batch()).isEqualTo(batch);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "1",
        "\"a\"",
        "[1]",
        "{",
        "[{},1]",
        "\u0000",
        // Nothing of these may be lost in silence.
        "{\"workOrders\":[]}",
        "{\"code\":0,\"data\":[{\"orderNum\":\"1\"},2]}",
        "{\"data\":[{\"orderNum\":\"1\",\"content\":\"a\"}],\"rows\":[{\"orderNum\":\"2\",\"content\":\"b\"}]}",
        "{\"orderNum\":\"1\",\"content\":\"a\",\"data\":[{\"orderNum\":\"2\",\"content\":\"b\"}]}",
        "{\"items\":[{\"x\":1}],\"rows\":[{\"y\":1}]}",
        "{\"orderNum\":\"1\"}{\"orderNum\":\"2\"}",
        "{\"orderNum\":\"1\"}\n[]",
        "{\"orderNum\":\"1\",\"orderNum\":\"2\"}",
        "{\"data\":\"x\",\"list\":[]}"
      })
  void shouldSayWhatIsNoRecord(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code().code()).isEqualTo("unreadable-body"));
  }

  @Test
  void shouldAddWhatTheEnvelopeSaysOfItsOneRecord() {
    var record =
        read("""
        {"code": 0, "title": "推送", "contactPhone": "13800001234",
         "data": {"orderNum": "1", "content": "正文", "orderTitle": "校服费"}}
        """)
            .records()
            .getFirst();
    assertThat(record.path("orderTitle").asString()).isEqualTo("校服费");
    assertThat(record.has("title")).isFalse();
    assertThat(record.has("code")).isFalse();
    assertThat(record.path("contactPhone").asString()).isEqualTo("13800001234");
  }

  /** A mapping names what stands within parts that are called like envelopes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "header.no | body.text | {\"header\":{\"no\":\"1\"},\"body\":{\"text\":\"正文\"}}",
        "no | content.text | {\"no\":\"1\",\"content\":{\"text\":\"正文\"}}",
        "data.no | data.text | {\"code\":0,\"data\":{\"no\":\"1\",\"text\":\"正文\"}}",
        "head.no | body.text | {\"list\":[{\"head\":{\"no\":\"1\"},\"body\":{\"text\":\"正文\"}}]}"
      })
  void shouldTakeTheWholeAsTheRecordWhereTheMappingNamesWhatIsWithin(
      String number, String content, String body, @TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("nested.json"),
        "{\"columns\":{\"externalNumber\":[\"%s\"],\"content\":[\"%s\"],\"receivedAt\":[\"at\"]}}"
            .formatted(number, content));
    var mapping = new Mappings(folder, ZoneId.of("Asia/Shanghai")).named("nested").orElseThrow();
    var record = PushBody.read(body.getBytes(UTF_8), 10, mapping.columns()).records().getFirst();
    record.put("at", "2026-03-02 09:15:00");

    var order = PushedRecord.read(record, mapping, null).order();

    assertThat(order.externalNumber()).isEqualTo("1");
    assertThat(order.content()).isEqualTo("正文");
  }

  @Test
  void shouldRefuseMoreThanABatchMayHold() {
    assertThatThrownBy(() -> PushBody.read("[{},{},{}]".getBytes(UTF_8), 2, COLUMNS))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code().code()).isEqualTo("too-large"));
  }

  @Test
  void shouldSignAsTheContractSays() {
    // openssl: printf '1700000000\nabc\n{}' | openssl dgst -sha256 -hmac demo-secret
    assertThat(PushSignature.of("demo-secret", "1700000000", "abc", "{}".getBytes(UTF_8)))
        .isEqualTo("340ba5d6ebf8cc82d570ca6e8e85012037557a90b121d949accc4e56d18b9d79");
    assertThat(PushSignature.same("ab", "AB")).isTrue();
    assertThat(PushSignature.same("ab", "abc")).isFalse();
    assertThat(PushSignature.same("ab", "签名")).isFalse();
  }
}
