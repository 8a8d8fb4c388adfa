package cn.huimin.hotline.intake.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.intake.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushBodyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"orderNum\":\"1\"} | 1 | false",
        "[{\"orderNum\":\"1\"},{\"orderNum\":\"2\"}] | 2 | true",
        "{\"code\":0,\"data\":[{\"orderNum\":\"1\"}]} | 1 | true",
        "{\"code\":0,\"data\":{\"list\":[{\"a\":1},{\"b\":2}]}} | 2 | true",
        "{\"data\":{\"orderNum\":\"1\"}} | 1 | false",
        "{\"externalNumber\":\"1\",\"content\":\"正文\",\"attachments\":[]} | 1 | false"
      })
  void shouldFindTheRecordsInTheirEnvelope(String body, int records, boolean batch) {
    var read = PushBody.read(body.getBytes(UTF_8), 10);
    assertThat(read.records()).hasSize(records);
    assertThat(read.batch()).isEqualTo(batch);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "1", "\"a\"", "[1]", "{", "[{},1]", "\u0000"})
  void shouldSayWhatIsNoRecord(String body) {
    assertThatThrownBy(() -> PushBody.read(body.getBytes(UTF_8), 10))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code().code()).isEqualTo("unreadable-body"));
  }

  @Test
  void shouldRefuseMoreThanABatchMayHold() {
    assertThatThrownBy(() -> PushBody.read("[{},{},{}]".getBytes(UTF_8), 2))
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
