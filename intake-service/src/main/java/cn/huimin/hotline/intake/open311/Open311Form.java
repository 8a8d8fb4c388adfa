package cn.huimin.hotline.intake.open311;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.workorder.DerivedTitle;
import cn.huimin.hotline.intake.workorder.WorkOrder;
import cn.huimin.hotline.intake.workorder.WorkOrderReader;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form of a hand-in as a work order. */
final class Open311Form {

  static final String DEMAND_TYPE = "demand_type";
  static final String SCHOOL = "school";
  static final String CONFIDENTIAL = "confidential";

  private static final String SERVICE_CODE = "service_code";
  private static final Set<String> YES = Set.of("true", "1", "yes", "是");
  private static final double MOST_LATITUDE = 90;
  private static final double MOST_LONGITUDE = 180;

  private final Map<String, List<String>> fields;

  Open311Form(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /** The service it is for. */
  Open311Service service() {
    var code = field(SERVICE_CODE);
    if (code == null) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "service_code was not provided");
    }
    return Open311Service.of(code)
        .orElseThrow(
            () -> new Refusal(ProblemCode.NOT_FOUND, "service_code provided was not found"));
  }

  /**
   * The work order.
   *
   * @throws Refusal naming every field that is wrong
   */
  WorkOrder workOrder(Open311Service service, String requestId, OffsetDateTime receivedAt) {
    var order = JsonMapper.shared().createObjectNode();
    var description = field("description");
    var content = description == null ? service.name() : description;
    order.put("channel", "MAILBOX");
    order.put("sourceLine", "open311");
    order.put("externalNumber", requestId);
    order.put("receivedAt", receivedAt.toString());
    order.put("sourceLevel", "COUNTY");
    order.put("title", service.name() + "：" + DerivedTitle.of(content));
    order.put("content", withMedia(content));
    order.put("address", address());
    put(order, "demandType", attribute(DEMAND_TYPE));
    put(order, "unitHint", attribute(SCHOOL));
    var confidential = attribute(CONFIDENTIAL);
    order.put("confidential", confidential != null && YES.contains(confidential));
    complainant(order.putObject("complainant"));
    return WorkOrderReader.read(order);
  }

  private void complainant(ObjectNode person) {
    var name =
        Stream.of("last_name", "first_name")
            .map(this::field)
            .map(part -> part == null ? "" : part)
            .reduce("", (a, b) -> isLatin(a) && isLatin(b) ? b + " " + a : a + b)
            .strip();
    put(person, "name", name.isEmpty() ? null : name);
    put(person, "phone", field("phone"));
    put(person, "email", field("email"));
  }

  private static boolean isLatin(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c < 0x250);
  }

  private String withMedia(String content) {
    var media = field("media_url");
    return media == null ? content : content + "\n附图：" + media;
  }

  private String address() {
    var address = field("address_string");
    if (address == null) {
      address = field("address_id");
    }
    var latitude = field("lat");
    var longitude = field("long");
    if (address != null) {
      return address;
    }
    if (latitude == null || longitude == null) {
      throw new Refusal(
          ProblemCode.BAD_PARAMETER,
          "a location was not provided: lat and long, address_string or address_id");
    }
    return coordinate("lat", latitude, MOST_LATITUDE)
        + ","
        + coordinate("long", longitude, MOST_LONGITUDE);
  }

  private static String coordinate(String name, String written, double most) {
    try {
      double degrees = Double.parseDouble(written);
      if (Math.abs(degrees) <= most) {
        return written;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new Refusal(ProblemCode.BAD_PARAMETER, name + " is not a coordinate in WGS84");
  }

  private @Nullable String attribute(String code) {
    var value = field("attribute[" + code + "]");
    return value == null ? field("attribute[" + code + "][]") : value;
  }

  /** The first value of a field that is not blank. */
  @Nullable String field(String name) {
    return new ArrayList<>(fields.getOrDefault(name, List.of()))
        .stream().map(String::strip).filter(value -> !value.isEmpty()).findFirst().orElse(null);
  }

  private static void put(ObjectNode object, String field, @Nullable String value) {
    if (value != null) {
      object.put(field, value);
    }
  }
}
