package cn.huimin.hotline.standalone.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

  @TempDir Path folder;

  @Test
  void shouldRememberPortsAndGiveEachPartItsOwn() {
    int kafka = new Ports(folder).of("kafka");
    int registry = new Ports(folder).of("registry");
    assertThat(registry).isNotEqualTo(kafka);
    assertThat(new Ports(folder).of("kafka")).isEqualTo(kafka);
  }

  @Test
  void shouldChooseAnotherWhenSomebodyTookTheRememberedOne() throws Exception {
    int kafka = new Ports(folder).of("kafka");
    int other;
    try (ServerSocket thief = new ServerSocket(kafka, 1, InetAddress.getLoopbackAddress())) {
      other = new Ports(folder).of("kafka");
      assertThat(other).isNotEqualTo(thief.getLocalPort());
    }
    assertThat(new Ports(folder).of("kafka")).isEqualTo(other);
  }
}
