package cn.huimin.hotline.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DirectoryFormTest {

  @Test
  void shouldSendAUnitBackAsItCame() {
    var unit =
        JsonMapper.shared()
            .readTree(
                """
                {"id": "u-a", "parentId": "u-b", "kind": "SCHOOL", "name": "甲校", "shortName": null,
                 "aliases": ["一校", "甲"], "stage": "PRIMARY", "town": null, "cityDirect": true,
                 "privateSchool": false, "pupils": 900, "closed": false, "successorId": null, "categories": []}
                """);
    assertThat(DirectoryForm.body(DirectoryForm.fields(unit), 7))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("edition", 7),
                Map.entry("parentId", "u-b"),
                Map.entry("kind", "SCHOOL"),
                Map.entry("name", "甲校"),
                Map.entry("aliases", List.of("一校", "甲")),
                Map.entry("stage", "PRIMARY"),
                Map.entry("cityDirect", true),
                Map.entry("privateSchool", false),
                Map.entry("pupils", 900),
                Map.entry("closed", false),
                Map.entry("categories", List.of())));
  }

  @Test
  void shouldSendWhatIsNoNumberToBeRefused() {
    var body = DirectoryForm.body(Map.of("pupils", "约九百", "aliases", " 甲， 乙；\n"), 1);
    assertThat(body).containsEntry("pupils", "约九百").containsEntry("aliases", List.of("甲", "乙"));
    assertThat(body).containsEntry("closed", false).doesNotContainKey("name");
  }

  @Test
  void shouldTellWhatChangesAndNameUnitsByTheirNames() {
    var before = Map.of("name", "甲校", "parentId", "u-b", "closed", "", "kind", "SCHOOL");
    var after = Map.of("name", "甲校", "parentId", "", "closed", "true", "kind", "KINDERGARTEN");
    assertThat(DirectoryForm.changes(before, after, id -> "乙局"))
        .containsExactlyInAnyOrder(
            new DirectoryForm.Change("parentId", "", "乙局", ""),
            new DirectoryForm.Change("closed", "directory.flag", "", "true"),
            new DirectoryForm.Change("kind", "directory.kind", "SCHOOL", "KINDERGARTEN"));
  }
}
