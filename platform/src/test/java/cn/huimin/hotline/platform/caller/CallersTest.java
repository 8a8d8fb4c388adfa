package cn.huimin.hotline.platform.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CallersTest {

  private static final List<String> TRUSTED = List.of("10.0.0.0/8", "2001:db8:ffff::/48", "::1");

  /** What several header lines say stands in one cell, with a bar between. */
  private static String caller(ProxyHeader header, String connected, String said) {
    return new Callers(TRUSTED, header)
        .of(connected, said == null ? List.of() : Arrays.asList(said.split("\\|")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      nullValues = "none",
      value = {
        // Whoever is no trusted proxy is who asks, whatever they say.
        "198.51.100.7 -> none -> 198.51.100.7",
        "198.51.100.7 -> 203.0.113.1 -> 198.51.100.7",
        "2001:db8::7 -> 203.0.113.1 -> 2001:db8::7",
        // A trusted one is asked for whom.
        "10.1.2.3 -> none -> 10.1.2.3",
        "10.1.2.3 -> 203.0.113.1 -> 203.0.113.1",
        "::1 -> 203.0.113.1 -> 203.0.113.1",
        "::ffff:10.1.2.3 -> 203.0.113.1 -> 203.0.113.1",
        "2001:db8:ffff::5 -> 2001:db8::9 -> 2001:db8:0:0:0:0:0:9",
        // Left of the last hop that is not trusted anybody can have written anything.
        "10.1.2.3 -> 192.0.2.66, 203.0.113.1 -> 203.0.113.1",
        "10.1.2.3 -> 192.0.2.66, 203.0.113.1, 10.9.9.9 -> 203.0.113.1",
        "10.1.2.3 -> 192.0.2.66|203.0.113.1 -> 203.0.113.1",
        "10.1.2.3 -> nonsense, 203.0.113.1 -> 203.0.113.1",
        // Callers within the trusted network: the farthest of them.
        "10.1.2.3 -> 10.5.5.5 -> 10.5.5.5",
        "10.1.2.3 -> 10.5.5.5, 10.6.6.6 -> 10.5.5.5",
        // What is no address ends the way back.
        "10.1.2.3 -> unknown -> 10.1.2.3",
        "10.1.2.3 -> 203.0.113.1, unknown, 10.6.6.6 -> 10.6.6.6",
        "10.1.2.3 -> 203.0.113.1, , 10.6.6.6 -> 10.6.6.6",
        "10.1.2.3 -> 1 -> 10.1.2.3",
        "10.1.2.3 -> example.org -> 10.1.2.3",
        // With a port, as some write it.
        "10.1.2.3 -> 203.0.113.1:4711 -> 203.0.113.1",
        "10.1.2.3 -> [2001:db8::9]:4711 -> 2001:db8:0:0:0:0:0:9",
      })
  void shouldTakeTheLastHopThatIsNotTrusted(String connected, String said, String asks) {
    assertThat(caller(ProxyHeader.X_FORWARDED_FOR, connected, said)).isEqualTo(asks);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "for=203.0.113.1 -> 203.0.113.1",
        "For=\"[2001:db8::9]:4711\";proto=https -> 2001:db8:0:0:0:0:0:9",
        "for=192.0.2.66, proto=https;for=203.0.113.1;by=10.9.9.9 -> 203.0.113.1",
        "for=203.0.113.1, for=10.9.9.9 -> 203.0.113.1",
        "for=_hidden -> 10.1.2.3",
        "proto=https -> 10.1.2.3",
        "xfor=203.0.113.1 -> 10.1.2.3",
      })
  void shouldReadForwardedAsWell(String said, String asks) {
    assertThat(caller(ProxyHeader.FORWARDED, "10.1.2.3", said)).isEqualTo(asks);
  }

  @Test
  void shouldBelieveNobodyWhereNobodyIsTrusted() {
    var callers = new Callers(List.of(), ProxyHeader.X_FORWARDED_FOR);
    assertThat(callers.of("127.0.0.1", List.of("203.0.113.1"))).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "proxy",
        "10.0.0.0/0",
        "10.0.0.0/33",
        "::1/129",
        "10.0.0.1/8",
        "10.0.0.0/x",
        "10/8",
        "1234",
        "10.0.0.0/8/8"
      })
  void shouldRefuseWhatIsNoNetworkNamingIt(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Callers(List.of("10.0.0.0/8", written), ProxyHeader.FORWARDED))
        .withMessageContaining("trusted proxy '" + written + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, 198.51.100.7",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
    "2001:db8:1:2::, 2001:db8:1:2:0:0:0:0/64",
    "2001:db8:1:3::, 2001:db8:1:3:0:0:0:0/64",
    "fe80::1%eth0, fe80:0:0:0:0:0:0:0/64",
    "::ffff:198.51.100.7, ::ffff:198.51.100.7",
    "nobody, nobody"
  })
  void shouldCountIpv6ByItsNetwork(String address, String counted) {
    assertThat(Callers.network(address)).isEqualTo(counted);
  }

  @Test
  void shouldShowWhoAsksBehindTheFilter() throws Exception {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr("10.1.2.3");
    request.addHeader("X-Forwarded-For", "192.0.2.66");
    request.addHeader("X-Forwarded-For", "203.0.113.1");
    request.addHeader("Forwarded", "for=192.0.2.67");
    assertThat(behindTheFilter(request)).isEqualTo("203.0.113.1");
  }

  private static String behindTheFilter(MockHttpServletRequest request)
      throws IOException, jakarta.servlet.ServletException {
    var chain = new MockFilterChain();
    new CallerFilter(new Callers(TRUSTED, ProxyHeader.X_FORWARDED_FOR))
        .doFilter(request, new MockHttpServletResponse(), chain);
    return String.valueOf(chain.getRequest().getRemoteAddr());
  }
}
