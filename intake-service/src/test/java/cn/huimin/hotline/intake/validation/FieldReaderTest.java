package cn.huimin.hotline.intake.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.schemas.word.Urgency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FieldReaderTest {

  @Test
  void shouldReadWhatIsRight() {
    var fields =
        reader(
            """
            {"name": " 张 ", "blank": "  ", "nothing": null, "urgency": "URGENT", "at": "2026-03-02T09:15:00+08:00",
             "on": "2026-03-20", "yes": true, "count": 3, "list": ["a", " b "], "inner": {"name": "x"}}
            """);
    assertThat(fields.requiredText("name", "姓名", 10)).isEqualTo("张");
    assertThat(fields.text("blank", "空", 10)).isNull();
    assertThat(fields.text("nothing", "空", 10)).isNull();
    assertThat(fields.text("missing", "空", 10)).isNull();
    assertThat(fields.choice("urgency", "紧急程度", Urgency.class)).isEqualTo(Urgency.URGENT);
    assertThat(fields.instant("at", "时间")).isEqualTo(Instant.parse("2026-03-02T01:15:00Z"));
    assertThat(fields.day("on", "日期")).isEqualTo(LocalDate.of(2026, 3, 20));
    assertThat(fields.flag("yes", "是否", false)).isTrue();
    assertThat(fields.number("count", "个数")).isEqualTo(3L);
    assertThat(fields.texts("list", "列表", 5, 5)).containsExactly("a", "b");
    assertThat(fields.object("inner", "内").requiredText("name", "姓名", 10)).isEqualTo("x");
    fields.end();
  }

  @Test
  void shouldGatherEverythingThatIsWrongAndNameFieldsNobodyAskedFor() {
    var fields =
        reader(
            """
            {"text": 5, "long": "abcdef", "urgency": "UNKNOWN", "at": "2026-03-02 09:15", "on": "20.3.", "yes": "ja",
             "count": -1, "list": ["", "b"], "inner": {"typo": 1}, "mistyped": 1}
            """);
    fields.requiredText("text", "正文", 5);
    fields.text("long", "标题", 5);
    fields.requiredText("missing", "编号", 5);
    fields.choice("urgency", "紧急程度", Urgency.class);
    fields.instant("at", "时间");
    fields.requiredInstant("receivedAt", "来件时间");
    fields.day("on", "日期");
    fields.flag("yes", "是否", false);
    fields.number("count", "个数");
    fields.texts("list", "列表", 5, 5);
    fields.object("inner", "内");
    assertThat(errors(fields))
        .extracting(FieldError::field)
        .containsExactly(
            "text",
            "long",
            "missing",
            "urgency",
            "at",
            "receivedAt",
            "on",
            "yes",
            "count",
            "list",
            "mistyped",
            "inner.typo");
  }

  @Test
  void shouldNameTheChoices() {
    var fields = reader("{}");
    fields.requiredChoice("urgency", "紧急程度", Urgency.class);
    assertThat(errors(fields))
        .containsExactly(new FieldError("urgency", "请填写紧急程度：NORMAL、URGENT、EMERGENCY 之一"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"13800001234", "王某某\u0000"})
  void shouldNeverRepeatAValue(String value) {
    var fields = FieldReader.of(JsonMapper.builder().build().createObjectNode().put("x", value));
    fields.choice("x", "紧急程度", Urgency.class);
    fields.instant("x", "时间");
    fields.text("x", "姓名", 3);
    assertThat(errors(fields)).allSatisfy(e -> assertThat(e.message()).doesNotContain(value));
  }

  private static FieldReader reader(String json) {
    return FieldReader.of((ObjectNode) JsonMapper.builder().build().readTree(json));
  }

  private static List<FieldError> errors(FieldReader fields) {
    return catchThrowableOfType(Refusal.class, fields::end).errors();
  }
}
