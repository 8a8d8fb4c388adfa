package cn.huimin.hotline.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.settings.ConsoleSettings;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class Open311OriginsTest {

  private static ConsoleSettings settings(String read, String post) {
    return new Binder(
            new MapConfigurationPropertySource(
                Map.of(
                    "c.open311-read-origins", read,
                    "c.open311-post-origins", post)))
        .bindOrCreate("c", Bindable.of(ConsoleSettings.class));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', GET, ''",
    "https://city.example, '', GET, https://city.example",
    "https://other.example, '', GET, ''",
    "*, '', POST, ''",
    "*, https://city.example, POST, https://city.example",
    "*, *, POST, *"
  })
  void shouldAllowTheOriginsThatAreSet(String read, String post, String method, String allowed)
      throws ServletException, IOException {
    var filter = new Open311Origins(settings(read, post));
    var request = new MockHttpServletRequest(method, "/open311/v2/requests.json");
    request.addHeader("Origin", "https://city.example");
    var response = new MockHttpServletResponse();
    var chain = new MockFilterChain();
    filter.doFilter(request, response, chain);
    assertThat(chain.getRequest()).as("handed on whatever the origin is").isNotNull();
    assertThat(response.getHeader("Access-Control-Allow-Origin"))
        .isEqualTo(allowed.isEmpty() ? null : allowed);
  }

  @Test
  void shouldRefuseWhatIsNoOrigin() {
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> settings("city.example", "*")))
        .rootCause()
        .hasMessageContaining("open311-read-origins");
  }
}
