package cn.huimin.hotline.intake.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.Refusal;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PushedRecordTest {

  private static final Mappings.Ready SHIPPED = Mappings.shippedReady(ZoneId.of("Asia/Shanghai"));

  /** A file's row is sent back for it; nobody sits at a platform to mend it. */
  @ParameterizedTest
  @ValueSource(strings = {"138000208", "138000306811", "1380000123"})
  void shouldTakeARecordThoughItsPhoneIsMistyped(String phone) {
    var read = PushedRecord.read(record(phone, "2026-03-02 08:58:12"), SHIPPED, null);
    assertThat(read.order().complainant().phone()).isEqualTo(phone);
    assertThat(read.warnings())
        .singleElement()
        .satisfies(told -> assertThat(told.field()).isEqualTo("complainant.phone"))
        .satisfies(told -> assertThat(told.message()).doesNotContain(phone));
  }

  @Test
  void shouldStillRefuseWhatNoWorkOrderCanBeWithout() {
    var refused =
        catchThrowableOfType(
            Refusal.class, () -> PushedRecord.read(record("138000208", "昨天"), SHIPPED, null));
    assertThat(refused.errors()).extracting(FieldError::field).containsExactly("receivedAt");
  }

  private static ObjectNode record(String phone, String at) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("orderNum", "2026030217")
        .put("callerPhone", phone)
        .put("callTime", at)
        .put("callerType", "投诉")
        .put("majorContent", "收取校服费一直没有发放。");
  }
}
