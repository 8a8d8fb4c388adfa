package cn.huimin.hotline.intake.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.word.DemandType;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class Open311IT {

  private static final String BASE = "/open311/v2";
  private static final String W3C = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+08:00";

  private final House house = House.get();
  private final Api api = house.api();

  private static Document xml(Api.Answer answer) throws Exception {
    assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/xml")
        .containsIgnoringCase("utf-8");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(answer.response().body())));
  }

  private static String text(Document document, String element) {
    return document.getElementsByTagName(element).item(0).getTextContent();
  }

  private Api.Answer post(String path, Map<String, String> fields) {
    return api.postText(
        BASE + path,
        fields.entrySet().stream()
            .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
            .collect(Collectors.joining("&")),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> request() {
    return Map.of(
        "service_code", "fees",
        "lat", "36.7",
        "long", "119.1",
        "description", "我是李某花，反映收取校服费一直没有发放。",
        "last_name", "李",
        "first_name", "某花",
        "phone", "13800001234",
        "attribute[demand_type]", "COMPLAINT");
  }

  @Test
  void shouldListServicesAndDefineOneInBothFormats() throws Exception {
    var services = api.get(BASE + "/services.json").body();
    assertThat(services.size()).isEqualTo(16);
    assertThat(services.path(0).path("service_code").isString()).isTrue();
    var document = xml(api.get(BASE + "/services.xml"));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("services");
    assertThat(document.getElementsByTagName("service").getLength()).isEqualTo(16);
    var definition = api.get(BASE + "/services/fees.json").body();
    assertThat(definition.path("attributes").path(0).path("code").asString())
        .isEqualTo("demand_type");
    var defined = xml(api.get(BASE + "/services/fees.xml"));
    assertThat(defined.getDocumentElement().getTagName()).isEqualTo("service_definition");
    assertThat(text(defined, "datatype")).isEqualTo("singlevaluelist");
    assertThat(defined.getElementsByTagName("value").getLength()).isEqualTo(8);
  }

  @Test
  void shouldTakeAFormAndTellHowFarItIs() throws Exception {
    var created = post("/requests.json", request());
    assertThat(created.status()).as(created.response().body()).isEqualTo(200);
    var id = created.body().path(0).path("service_request_id").asString();
    assertThat(created.body().path(0).path("service_notice").asString()).contains("查询码");
    assertThat(post("/requests.json", request()).body().path(0))
        .as("who got no answer and asks again opens no second case")
        .isEqualTo(created.body().path(0));
    var received =
        house
            .routing()
            .await(WorkOrderReceived.class, order -> order.getExternalNumber().equals(id));
    assertThat(received.getSourceLine()).isEqualTo("open311");
    assertThat(received.getContent()).isEqualTo("我是〔姓名〕，反映收取校服费一直没有发放。");
    assertThat(received.getTitle()).startsWith("违规收费");

    var one = api.get(BASE + "/requests/" + id + ".json").body().path(0);
    assertThat(one.path("status").asString()).isEqualTo("open");
    assertThat(one.path("requested_datetime").asString()).matches(W3C);
    assertThat(one.path("description").isNull()).isTrue();
    var document = xml(api.get(BASE + "/requests/" + id + ".xml"));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("service_requests");
    assertThat(text(document, "service_request_id")).isEqualTo(id);
    assertThat(text(document, "updated_datetime")).matches(W3C);
    assertThat(api.get(BASE + "/requests.json").response().body()).contains(id);
    assertThat(api.get(BASE + "/requests.json?status=closed").response().body()).doesNotContain(id);
    assertThat(
            api.get(BASE + "/requests.json?service_request_id=" + id + ",none&service_code=fees")
                .body()
                .size())
        .isEqualTo(1);
    assertThat(api.get(BASE + "/requests.json?start_date=2026-03-03T00:00:00Z").response().body())
        .doesNotContain(id);
    assertThat(post("/requests.xml", request()).response().body())
        .contains("<service_requests><request><service_request_id>");
  }

  @Test
  void shouldDoAsForeignClientsExpect() throws Exception {
    var discovery = xml(api.get("/open311/discovery.xml"));
    assertThat(text(discovery, "url")).startsWith("http").endsWith("/open311/v2");
    assertThat(discovery.getElementsByTagName("format").getLength()).isEqualTo(2);
    assertThat(api.get("/open311/discovery.json").body().at("/endpoints/0/type").asString())
        .isEqualTo("production");
    assertThat(
            api.get(BASE + "/services.json?jurisdiction_id=city.gov&api_key=")
                .response()
                .headers()
                .firstValue("Content-Type"))
        .hasValueSatisfying(
            type -> assertThat(type).isEqualToIgnoringCase("application/json;charset=utf-8"));

    var id =
        post("/requests.json?jurisdiction_id=city.gov&api_key=none", request())
            .body()
            .path(0)
            .path("service_request_id")
            .asString();
    // Ids override all other arguments; empty ones are as if they were not there.
    for (var others :
        List.of(
            "&status=closed",
            "&service_code=other",
            "&start_date=2030-01-01T00:00:00Z",
            "&status=&service_code=&start_date=&end_date=&jurisdiction_id=")) {
      assertThat(api.get(BASE + "/requests.json?service_request_id=" + id + others).body().size())
          .as(others)
          .isEqualTo(1);
    }
    var today = "2026-03-02";
    assertThat(
            api.get(
                    BASE
                        + "/requests.json?service_code=fees,other&status=open,closed&start_date="
                        + today
                        + "&end_date="
                        + today)
                .response()
                .body())
        .contains(id);
    assertThat(
            api.get(
                    BASE
                        + "/requests.json?service_code=fees&service_code=other&status=open&status=closed")
                .response()
                .body())
        .contains(id);
    assertThat(api.get(BASE + "/requests.json?end_date=2026-03-01").response().body())
        .doesNotContain(id);
    assertThat(api.get(BASE + "/requests.json?page_size=1&page=1").body().size()).isEqualTo(1);
    assertThat(api.get(BASE + "/requests.json?page_size=1000&page=2").body().size()).isZero();
    assertThat(
            api.get(BASE + "/requests.json?start_date=2026-03-01T00:00:00%2B0800")
                .response()
                .body())
        .contains(id);
    for (var asOthersWriteIt :
        List.of("status=opened", "status=OPEN", "start_date=2026-03-01%2000:00:00")) {
      assertThat(api.get(BASE + "/requests.json?" + asOthersWriteIt).response().body())
          .as(asOthersWriteIt)
          .contains(id);
    }
    // All fields in the address and no body at all, the key in a header.
    var bare =
        api.postText(
            BASE
                + "/requests.json?service_code=fees&address=Wenchang&title=Lamp&phone_number=13811113333",
            "",
            "Content-Type",
            "application/x-www-form-urlencoded",
            "api_key",
            "none");
    assertThat(bare.status()).as(bare.response().body()).isEqualTo(200);
    var bareId = bare.body().path(0).path("service_request_id").asString();
    var received =
        house
            .routing()
            .await(WorkOrderReceived.class, order -> order.getExternalNumber().equals(bareId));
    assertThat(received.getTitle()).isEqualTo("违规收费：Lamp");
    assertThat(received.getAddress()).isEqualTo("Wenchang");
    assertThat(received.getAnonymous()).as("a phone was given").isFalse();
  }

  @Test
  void shouldTakeMultipartAndItsPhotoToo() {
    var created = multipart("notice.pdf", "%PDF-1.4\n");
    assertThat(created.status()).as(created.response().body()).isEqualTo(200);
    var id = created.body().path(0).path("service_request_id").asString();
    var received =
        house
            .routing()
            .await(WorkOrderReceived.class, order -> order.getExternalNumber().equals(id));
    assertThat(received.getAttachmentIds()).hasSize(1);
    var again = multipart("notice.pdf", "%PDF-1.4\n");
    assertThat(again.body()).isEqualTo(created.body());
    await("who got no answer and sends the photo again amends nothing")
        .untilAsserted(
            () ->
                assertThat(
                        house.routing().read(WorkOrderReceived.class).stream()
                            .filter(order -> order.getExternalNumber().equals(id)))
                    .hasSize(2)
                    .extracting(WorkOrderReceived::getCommandId)
                    .containsOnly(received.getCommandId()));
    var another = multipart("notice.pdf", "%PDF-1.5\n");
    assertThat(another.body().path(0).path("service_request_id").asString())
        .as("another photo of the same size is another request")
        .isNotEqualTo(id);
    var wrong = multipart("notice.exe", "MZ");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body().path(0).path("description").asString()).startsWith("media: ");
  }

  private Api.Answer multipart(String fileName, String file) {
    var boundary = "----open311";
    var body =
        request().entrySet().stream()
                .map(
                    f ->
                        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                            .formatted(boundary, f.getKey(), f.getValue()))
                .collect(Collectors.joining())
            + "--%s\r\nContent-Disposition: form-data; name=\"media\"; filename=\"%s\"\r\n\r\n%s\r\n"
                .formatted(boundary, fileName, file)
            + "--"
            + boundary
            + "--\r\n";
    return api.postText(
        BASE + "/requests.json", body, "Content-Type", "multipart/form-data; boundary=" + boundary);
  }

  @Test
  void shouldAnswerWithoutASuffixAsAcceptSays() throws Exception {
    for (var path : List.of("/open311/discovery", BASE + "/discovery", BASE + "/services")) {
      for (var accept : List.of("application/json", "text/xml;q=0.5, application/json")) {
        assertThat(api.get(path, "Accept", accept).body().isContainer()).as(path).isTrue();
      }
      for (var accept : List.of("text/xml", "application/xml, */*;q=0.1", "*/*", "nonsense")) {
        assertThat(xml(api.get(path, "Accept", accept)).getDocumentElement().getTagName())
            .isEqualTo(path.substring(path.lastIndexOf('/') + 1));
      }
    }
    var created =
        api.postText(
            BASE + "/requests?jurisdiction_id=",
            "service_code=fees&address_string=" + encoded("文昌路"),
            "Content-Type",
            "application/x-www-form-urlencoded; charset=utf-8",
            "Accept",
            "application/json");
    assertThat(created.status()).as(created.response().body()).isEqualTo(200);
    var id = created.body().path(0).path("service_request_id").asString();
    assertThat(text(xml(api.get(BASE + "/requests/" + id, "Accept", "text/xml")), "status"))
        .isEqualTo("open");
    assertThat(xml(api.get(BASE + "/services/fees")).getDocumentElement().getTagName())
        .isEqualTo("service_definition");
    assertThat(text(xml(api.get(BASE + "/requests/none")), "code")).isEqualTo("404");
    assertThat(api.get(BASE + "/services.yaml").status()).isEqualTo(404);
    assertThat(api.get(BASE + "/services/fees.JSON").body().path("service_code").asString())
        .isEqualTo("fees");
  }

  @Test
  void shouldTakeAnIdForItsToken() throws Exception {
    var id = post("/requests.json", request()).body().path(0).path("service_request_id").asString();
    var token = api.get(BASE + "/tokens/" + id + ".json?jurisdiction_id=city.gov").body().path(0);
    assertThat(token.path("service_request_id").asString()).isEqualTo(id);
    assertThat(token.path("token").asString()).isEqualTo(id);
    assertThat(text(xml(api.get(BASE + "/tokens/" + id + ".xml")), "token")).isEqualTo(id);
    assertThat(text(xml(api.get(BASE + "/tokens/123456.xml")), "code")).isEqualTo("404");
  }

  /** The example of the standard, and the same as clients send it that speak JSON. */
  @Test
  void shouldLoseNothingOfTheExampleOfTheStandard() {
    var form =
        "api_key=xyz&jurisdiction_id=city.gov&service_code=fees&lat=37.76524078&long=-122.4212043"
            + "&address_string=1234+5th+street&email=smit333%40sfgov.example&device_id=tt222111"
            + "&account_id=123456&first_name=john&last_name=smith&phone=111111111"
            + "&description=A+large+sinkhole&media_url=http%3A%2F%2Fcity.example%2Fa.jpg"
            + "&media_url=http%3A%2F%2Fcity.example%2Fb.jpg"
            + "&attribute[WHISPAWN]=123456&attribute[WHISDORN][]=a&attribute[WHISDORN][]=b";
    var created =
        api.postText(
            BASE + "/requests.json", form, "Content-Type", "application/x-www-form-urlencoded");
    assertThat(created.status()).as(created.response().body()).isEqualTo(200);
    var received = received(created);
    assertThat(received.getContent())
        .contains(
            "A large sinkhole",
            "city.example/a.jpg",
            "city.example/b.jpg",
            "坐标：37.76524,-122.4212",
            "WHISDORN：a、b",
            "WHISPAWN：");
    assertThat(received.getAddress()).isEqualTo("1234 5th street");

    var json =
        """
        {"service_code": "fees", "lat": 36.7, "long": 119.1, "description": "A sinkhole",
         "media_url": ["http://city.example/a.jpg", "http://city.example/b.jpg"],
         "attribute": {"demand_type": "HELP", "depth": 3}}
        """;
    var ofJson = api.postText(BASE + "/requests.json", json, "Content-Type", "application/json");
    assertThat(ofJson.status()).as(ofJson.response().body()).isEqualTo(200);
    assertThat(received(ofJson).getContent())
        .isEqualTo(
            "A sinkhole\n附图：http://city.example/a.jpg\n附图：http://city.example/b.jpg\ndepth：3");
    assertThat(received(ofJson).getDemandType()).isEqualTo(DemandType.HELP);
    var broken = api.postText(BASE + "/requests.json", "[", "Content-Type", "application/json");
    assertThat(broken.status()).isEqualTo(400);
    assertThat(broken.body().path(0).path("code").asInt()).isEqualTo(400);
  }

  /** Whoever refuses it: the server, a filter, the dispatcher or the form of several parts. */
  @Test
  void shouldSayWhatIsWrongOutsideOfItsOwnCodeInTheFormOfTheStandardToo() throws Exception {
    var form = "application/x-www-form-urlencoded";
    var multipart = "multipart/form-data; boundary=x";
    var large = "description=" + "a".repeat(9 << 20);
    var cut = "--x\r\nContent-Disposition: form-data; name=\"service_code\"\r\n\r\nfees";
    assertThat(errorOf(api.put(BASE + "/requests.json", Map.of()))).isEqualTo(405);
    assertThat(errorOf(api.get(BASE + "/nothing/here.json"))).isEqualTo(404);
    assertThat(errorOf(api.postText(BASE + "/services.json", "{}"))).isEqualTo(405);
    assertThat(errorOf(api.postText(BASE + "/requests.json", large, "Content-Type", form)))
        .isEqualTo(413);
    for (var body : List.of(cut, "no part", "")) {
      assertThat(errorOf(api.postText(BASE + "/requests.json", body, "Content-Type", multipart)))
          .as(body)
          .isEqualTo(400);
    }
    assertThat(text(xml(api.put(BASE + "/requests.xml", Map.of())), "code")).isEqualTo("405");
    assertThat(text(xml(api.get(BASE + "/nothing/here.xml")), "code")).isEqualTo("404");
    assertThat(text(xml(api.postText(BASE + "/requests.xml", large, "Content-Type", form)), "code"))
        .isEqualTo("413");
    assertThat(
            text(xml(api.postText(BASE + "/requests.xml", cut, "Content-Type", multipart)), "code"))
        .isEqualTo("400");
  }

  private static int errorOf(Api.Answer answer) {
    var error = answer.body().path(0);
    assertThat(error.path("description").asString("")).as(answer.response().body()).isNotBlank();
    assertThat(error.path("code").asInt()).isEqualTo(answer.status());
    return answer.status();
  }

  private WorkOrderReceived received(Api.Answer created) {
    var id = created.body().path(0).path("service_request_id").asString();
    return house
        .routing()
        .await(WorkOrderReceived.class, order -> order.getExternalNumber().equals(id));
  }

  @Test
  void shouldSayWhatIsWrongInTheFormOfTheStandard() throws Exception {
    var missing = post("/requests.json", Map.of("description", "正文"));
    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.body().path(0).path("code").asInt()).isEqualTo(400);
    assertThat(missing.body().path(0).path("description").asString()).contains("service_code");
    assertThat(post("/requests.json", Map.of("service_code", "fees")).status()).isEqualTo(400);
    var wrong =
        post(
            "/requests.xml",
            Map.of("service_code", "fees", "address_string", "文昌路", "last_name", "王".repeat(101)));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(text(xml(wrong), "description")).contains("name").doesNotContain("王王");
    assertThat(api.get(BASE + "/services/none.json").body().path(0).path("code").asInt())
        .isEqualTo(404);
    assertThat(text(xml(api.get(BASE + "/requests/none.xml")), "code")).isEqualTo("404");
    assertThat(api.get(BASE + "/requests.json?start_date=yesterday").status()).isEqualTo(400);
    assertThat(api.get(BASE + "/requests.json?status=lost").status()).isEqualTo(400);
    assertThat(api.get(BASE + "/requests.json?page=none").status()).isEqualTo(400);
  }
}
