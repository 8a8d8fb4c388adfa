package cn.huimin.hotline.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class GeoReportErrorsTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "/open311/v2/requests.xml, application/json, true",
        "/open311/v2/requests.JSON, text/xml, false",
        "/open311/v2/requests.yaml, text/xml, false",
        "/open311/v2/requests, application/json, false",
        "/open311/v2/requests, none, true",
        "/open311/v2.1/requests, '*/*', true",
        "/open311/v2/requests, 'text/xml;q=0.5, application/json', false",
        "/open311/v2/requests, nonsense, true",
      })
  void shouldAnswerAsThePathEndsOrAcceptSays(String path, String accept, boolean xml) {
    assertThat(GeoReportErrors.inXml(path, accept)).isEqualTo(xml);
  }

  @Test
  void shouldSayCodeAndDescriptionAndNothingThatBreaksTheForm() throws Exception {
    var what = List.of("a < b & \"c\"\u0001", "正文太大");
    var json = GeoReportErrors.answer("/open311/v2/requests.json", null, 413, what);
    assertThat(json.getBody())
        .isEqualTo(
            "[{\"code\":413,\"description\":\"a < b & \\\"c\\\"\\u0001\"},"
                + "{\"code\":413,\"description\":\"正文太大\"}]");
    assertThat(json.getStatusCode().value()).isEqualTo(413);
    var xml = GeoReportErrors.answer("/open311/v2/requests.xml", null, 413, what);
    assertThat(xml.getBody())
        .isEqualTo(
            "<?xml version=\"1.0\""
                + " encoding=\"utf-8\"?><errors><error><code>413</code><description>a &lt; b &amp;"
                + " &quot;c&quot;</description></error><error><code>413</code>"
                + "<description>正文太大</description></error></errors>");

    var response = new MockHttpServletResponse();
    GeoReportErrors.write(
        new MockHttpServletRequest("GET", "/open311/v2/requests.xml"), response, 429, "请稍后再试");
    assertThat(response.getStatus()).isEqualTo(429);
    assertThat(response.getContentType()).isEqualTo("text/xml;charset=utf-8");
    assertThat(response.getContentAsString()).contains("<code>429</code>", "请稍后再试");
  }

  @Test
  void shouldBeForThePathsOfTheStandardAlone() {
    assertThat(GeoReportErrors.areFor("/open311/v2/requests.json")).isTrue();
    assertThat(GeoReportErrors.areFor("/api/v1/cases")).isFalse();
  }
}
