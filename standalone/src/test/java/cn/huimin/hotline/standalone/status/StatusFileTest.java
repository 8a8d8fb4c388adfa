package cn.huimin.hotline.standalone.status;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.standalone.status.HouseStatus.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusFileTest {

  private static final HouseStatus STATUS =
      new HouseStatus(
          new Place("http://localhost:8080", "UP"),
          new Place("127.0.0.1:1", "UP"),
          new Place("http://127.0.0.1:2", "DOWN"),
          new Place("jdbc:postgresql://127.0.0.1:3/hotline", "UP"),
          Map.of("routing-service", "UP"),
          7);

  @TempDir Path root;

  @Test
  void shouldGiveBackWhatWasWrittenLast() throws Exception {
    Files.createDirectory(root.resolve("run"));
    StatusFile file = new StatusFile(root);
    assertThat(file.read()).isEmpty();
    file.write(STATUS);
    assertThat(file.read()).contains(STATUS);
    file.delete();
    assertThat(file.read()).isEmpty();
  }
}
