package cn.huimin.hotline.schemas.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The committed page is the catalogue's, and holds together. */
class AsyncApiPageTest {

  private static final Path PAGE = Path.of("../docs/asyncapi.yaml");
  private static final Path OPENAPI = Path.of("../docs/openapi.yaml");

  /** Set to write the page instead of only looking at it. */
  private static final String WRITE = "asyncapi.write";

  private static final String REWRITE =
      "./mvnw -q -pl schemas -am -Dtest=AsyncApiPageTest -Dasyncapi.write"
          + " -Dsurefire.failIfNoSpecifiedTests=false test";

  @BeforeAll
  static void write() throws IOException {
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, made());
    }
  }

  @Test
  void shouldBeAsTheCatalogueMakesIt() throws IOException {
    var committed = Files.readString(PAGE);
    var made = made();
    int line = Arrays.mismatch(committed.lines().toArray(), made.lines().toArray()) + 1;
    assertThat(committed.equals(made))
        .as(
            "docs/asyncapi.yaml is made from the catalogue and differs from line %d on; this writes"
                + " it anew: %s",
            line, REWRITE)
        .isTrue();
  }

  @Test
  void shouldHaveAChannelForEveryTopicWithItsRecordTypes() throws IOException {
    var channels = read(PAGE).get("channels");
    assertThat(channels.values().stream().map(channel -> channel.get("address").asString()))
        .containsExactlyElementsOf(Topics.all().stream().map(Topic::name).toList());
    for (var topic : Topics.all()) {
      assertThat(channels.get(AsyncApiPage.name(topic)).get("messages").propertyNames())
          .as(topic.name())
          .containsExactlyElementsOf(topic.schemas().stream().map(Schema::getName).toList());
    }
  }

  @Test
  void shouldHaveAMessageForEveryRecordTypeThatAvroReadsAsOurs() throws IOException {
    var messages = read(PAGE).at("/components/messages");
    var schemas = Topics.all().stream().flatMap(topic -> topic.schemas().stream()).distinct();
    assertThat(messages.size())
        .as("two record types of one name would be one message")
        .isEqualTo((int) schemas.count());
    for (var topic : Topics.all()) {
      for (var schema : topic.schemas()) {
        var message = messages.get(schema.getName());
        assertThat(message.get("summary").asString()).isEqualTo(schema.getDoc());
        var payload = message.at("/payload/schema").toString();
        assertThat(SchemaNormalization.toParsingForm(new Schema.Parser().parse(payload)))
            .isEqualTo(SchemaNormalization.toParsingForm(schema));
      }
    }
  }

  @Test
  void shouldLetEveryWriterSend() throws IOException {
    var expected =
        Topics.all().stream()
            .flatMap(
                topic ->
                    topic.writers().stream()
                        .map(writer -> writer.name().toLowerCase(Locale.ROOT))
                        .map(service -> service + "-sends-" + AsyncApiPage.name(topic)));
    assertThat(read(PAGE).get("operations").propertyNames())
        .containsExactlyElementsOf(expected.toList());
  }

  @Test
  void shouldReferToNothingThatIsNotThere() throws IOException {
    var page = read(PAGE);
    var refs = page.findValuesAsString("$ref");
    assertThat(refs)
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(page.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
  }

  @Test
  void shouldLeaveOutHintsForJavaAlone() {
    var schema =
        """
        {"type": "record", "name": "R", "fields": [
          {"name": "a", "type": {"type": "string", "avro.java.string": "String"}},
          {"name": "b", "type": ["null", {"type": "map", "values": "int", "avro.java.string": "String"}]},
          {"name": "c", "type": {"type": "long", "logicalType": "timestamp-millis"}, "default": 0}]}""";
    var plain =
        """
        {"type": "record", "name": "R", "fields": [
          {"name": "a", "type": "string"},
          {"name": "b", "type": ["null", {"type": "map", "values": "int"}]},
          {"name": "c", "type": {"type": "long", "logicalType": "timestamp-millis"}, "default": 0}]}""";
    var yaml = new YAMLMapper();
    assertThat(PlainAvro.of(yaml.readTree(schema))).isEqualTo(yaml.readTree(plain));
  }

  private static String made() throws IOException {
    var version = read(OPENAPI).at("/info/version").asString();
    return new AsyncApiPage(Topics.all(), version).yaml();
  }

  private static JsonNode read(Path page) throws IOException {
    return new YAMLMapper().readTree(Files.readString(page));
  }
}
