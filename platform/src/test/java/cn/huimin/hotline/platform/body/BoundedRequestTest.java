package cn.huimin.hotline.platform.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class BoundedRequestTest {

  private static BoundedRequest request(int most) {
    var request = new MockHttpServletRequest();
    request.setContent("校服费".getBytes(StandardCharsets.UTF_8));
    return new BoundedRequest(request, most, () -> new IllegalStateException("too long"));
  }

  @Test
  void shouldGiveABodyThatIsAsLongAsItMayBe() throws IOException {
    assertThat(request(9).getInputStream().readAllBytes()).hasSize(9);
    assertThat(request(9).getReader().readLine()).isEqualTo("校服费");
  }

  @Test
  void shouldFailAtTheByteAfterThat() throws IOException {
    var whole = request(8).getInputStream();
    assertThatIllegalStateException().isThrownBy(whole::readAllBytes).withMessage("too long");
    var bytes = request(8).getInputStream();
    for (int n = 0; n < 8; n++) {
      assertThat(bytes.read()).isNotNegative();
    }
    assertThatIllegalStateException().isThrownBy(bytes::read);
    var reader = request(8).getReader();
    assertThatIllegalStateException().isThrownBy(reader::readLine);
  }
}
