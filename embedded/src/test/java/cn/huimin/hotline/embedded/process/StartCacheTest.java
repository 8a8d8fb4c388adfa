package cn.huimin.hotline.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {

  @TempDir Path folder;

  @AfterEach
  void forget() {
    System.clearProperty(StartCache.FOLDER);
    System.clearProperty(StartCache.MAKE);
  }

  @Test
  void shouldUseNoneWhereNoFolderIsNamed() {
    assertThat(StartCache.options("kafka")).isEmpty();
    assertThat(StartCache.use()).contains("none");
  }

  @Test
  void shouldUseTheCacheThatIsThere() throws Exception {
    System.setProperty(StartCache.FOLDER, folder.toString());
    Files.writeString(folder.resolve("kafka.aot"), "");
    assertThat(StartCache.options("kafka"))
        .isEqualTo(List.of("-XX:AOTCache=" + folder.resolve("kafka.aot")));
    assertThat(StartCache.options("registry")).isEmpty();
  }

  @Test
  void shouldMakeOneWhenTold() {
    System.setProperty(StartCache.FOLDER, folder.toString());
    System.setProperty(StartCache.MAKE, "true");
    assertThat(StartCache.options("registry"))
        .isEqualTo(List.of("-XX:AOTCacheOutput=" + folder.resolve("registry.aot")));
    assertThat(
            new ChildJvm("registry", List.of(), List.of(), "Any", List.of()).command().toString())
        .contains("-D" + ChildMain.HALT_AFTER + "=" + StartCache.MAKING.toMillis());
  }
}
