package cn.huimin.hotline.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Avro files keep the house's rules. */
class SchemaFilesTest {

  private static final Path FOLDER = Path.of("src/main/avro");

  @Test
  void shouldDocumentEveryRecordAndEveryField() throws IOException {
    for (var file : files()) {
      assertThat(undocumented(read(file))).as(file + ": say what it is in 'doc'").isEmpty();
    }
  }

  @Test
  void shouldNoticeAFieldWithoutDoc() {
    var bad =
        JsonMapper.shared()
            .readTree(
                """
                {"type": "record", "name": "Bad", "doc": "A record.",
                 "fields": [{"name": "silent", "type": "string"}]}""");
    assertThat(undocumented(bad)).containsExactly("Bad.silent");
  }

  @Test
  void shouldHoldOneTypePerFileNamedAsTheFile() throws IOException {
    for (var file : files()) {
      assertThat(read(file).get("name").asString() + ".avsc")
          .isEqualTo(file.getFileName().toString());
    }
  }

  @Test
  void shouldGiveEveryEnumUnknownAsDefault() throws IOException {
    for (var file : files()) {
      var schema = read(file);
      if (schema.get("type").asString().equals("enum")) {
        assertThat(schema.get("default").asString()).as(file.toString()).isEqualTo("UNKNOWN");
        assertThat(schema.get("symbols").get(0).asString()).isEqualTo("UNKNOWN");
      }
    }
  }

  @Test
  void shouldReachEveryFileFromTheCatalogue() throws IOException {
    var reached = new HashSet<String>();
    for (var topic : Topics.all()) {
      topic.schemas().forEach(schema -> collect(schema, reached));
    }
    var written = new TreeSet<String>();
    for (var file : files()) {
      var schema = read(file);
      written.add(schema.get("namespace").asString() + "." + schema.get("name").asString());
    }
    assertThat(written)
        .as("a type that no topic carries is dead: write it to a topic or delete it")
        .allSatisfy(name -> assertThat(reached).contains(name));
  }

  private static List<String> undocumented(JsonNode type) {
    var silent = new ArrayList<String>();
    var name = type.get("name").asString();
    if (!type.path("doc").asString("").strip().endsWith(".")) {
      silent.add(name);
    }
    for (var field : type.path("fields")) {
      if (field.path("doc").asString("").isBlank()) {
        silent.add(name + "." + field.get("name").asString());
      }
    }
    return silent;
  }

  private static void collect(Schema schema, Set<String> reached) {
    switch (schema.getType()) {
      case RECORD -> {
        if (reached.add(schema.getFullName())) {
          schema.getFields().forEach(field -> collect(field.schema(), reached));
        }
      }
      case ENUM -> reached.add(schema.getFullName());
      case ARRAY -> collect(schema.getElementType(), reached);
      case MAP -> collect(schema.getValueType(), reached);
      case UNION -> schema.getTypes().forEach(type -> collect(type, reached));
      default -> {}
    }
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.walk(FOLDER)) {
      var found = files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  private static JsonNode read(Path file) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(file));
  }
}
