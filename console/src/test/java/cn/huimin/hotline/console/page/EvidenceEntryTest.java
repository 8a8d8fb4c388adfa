package cn.huimin.hotline.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.evidence.EvidenceFiles.Named;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rows of the form of a batch. */
class EvidenceEntryTest {

  @Test
  void shouldPutRowsOfOneCellTogetherSoThatNoFileIsLost() {
    var rows =
        EvidenceEntry.rows(
            Map.ofEntries(
                Map.entry("unit.0", "u-ez"),
                Map.entry("item.0", "1.4"),
                Map.entry("files.0", "a-1 台账 一.pdf\na-2 台账.pdf"),
                Map.entry("found.0", "true"),
                Map.entry("take.0", "true"),
                Map.entry("unit.1", "u-ez"),
                Map.entry("item.1", "1.4"),
                Map.entry("files.1", "a-3 无名.pdf"),
                Map.entry("found.1", "false"),
                Map.entry("take.1", "true"),
                Map.entry("unit.2", ""),
                Map.entry("take.2", "true"),
                Map.entry("unit.3", "u-ez"),
                Map.entry("unit.5", "u-ez"),
                Map.entry("take.5", "true")),
            200);
    assertThat(rows).hasSize(4);
    var entered = EvidenceEntry.toEnter(rows);
    assertThat(entered).hasSize(2);
    assertThat(entered.getFirst().files())
        .containsExactly(
            new Named("a-1", "台账 一.pdf"), new Named("a-2", "台账.pdf"), new Named("a-3", "无名.pdf"));
    assertThat(entered.getFirst().found()).isTrue();
    assertThat(entered.getLast().unitId()).isEmpty();
  }
}
