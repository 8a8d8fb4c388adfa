package cn.huimin.hotline.intake.open311;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.workorder.DerivedTitle;
import cn.huimin.hotline.intake.workorder.PhoneNumber;
import cn.huimin.hotline.intake.workorder.WorkOrder;
import cn.huimin.hotline.intake.workorder.WorkOrderReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form of a hand-in as a work order. */
final class Open311Form {

  static final String DEMAND_TYPE = "demand_type";
  static final String SCHOOL = "school";
  static final String CONFIDENTIAL = "confidential";

  private static final String SERVICE_CODE = "service_code";
  private static final String ATTRIBUTE = "attribute";
  private static final List<String> MEDIA = List.of("media_url", "media_url[]");
  private static final Set<String> OURS = Set.of(DEMAND_TYPE, SCHOOL, CONFIDENTIAL);

  /** attribute[code], and as lists are written: attribute[code][], attribute[code][0]. */
  private static final Pattern NAMED = Pattern.compile("attribute\\[(.+?)](?:\\[[^\\[\\]]*])*");

  private static final Pattern EMAIL = Pattern.compile("[^\\s@,;，；<>]{1,90}@[^\\s@,;，；<>]{1,90}");

  /** What stands where somebody has none. */
  private static final Set<String> NONE =
      Set.of("n/a", "na", "none", "null", "nil", "unknown", "no", "-", "--", "0", "无", "没有", "未知");

  /** As long as the field of a phone may be. */
  private static final int LONGEST_PHONE = 40;

  private static final Set<String> YES = Set.of("true", "1", "yes", "是");
  private static final Pattern DEGREES = Pattern.compile("[+-]?\\d{1,3}(?:\\.\\d{0,30})?");
  private static final int DECIMALS = 5;
  private static final double MOST_LATITUDE = 90;
  private static final double MOST_LONGITUDE = 180;

  private final Map<String, List<String>> fields;

  Open311Form(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /**
   * The same fields from a JSON object, attributes also as an object of their own.
   *
   * @param body the object
   * @param query what the address says beside it, such as the key
   */
  static Open311Form of(ObjectNode body, Map<String, List<String>> query) {
    var fields = new LinkedHashMap<>(query);
    body.forEachEntry(
        (name, value) -> {
          if (value.isObject() && name.startsWith(ATTRIBUTE)) {
            value.forEachEntry((code, one) -> fields.put(ATTRIBUTE + "[" + code + "]", texts(one)));
          } else if (name.equals(ATTRIBUTE) || name.equals(ATTRIBUTE + "s")) {
            fields.put(ATTRIBUTE + "[" + name + "]", texts(value));
          } else {
            fields.put(name, texts(value));
          }
        });
    return new Open311Form(fields);
  }

  private static List<String> texts(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(Open311Form::text).toList()
        : List.of(text(value));
  }

  /** A value in words; what holds others as it was written. */
  private static String text(JsonNode value) {
    return value.isContainer() ? value.toString() : value.asString("");
  }

  /** What it says, field by field, whatever key it was sent with. */
  Map<String, List<String>> said() {
    var said = new TreeMap<>(fields);
    said.remove("api_key");
    return said;
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
  WorkOrder workOrder(
      Open311Service service,
      String requestId,
      OffsetDateTime receivedAt,
      List<String> attachments) {
    var order = JsonMapper.shared().createObjectNode();
    var description = field("description");
    var content = description == null ? service.name() : description;
    order.put("channel", "MAILBOX");
    order.put("sourceLine", "open311");
    order.put("externalNumber", requestId);
    order.put("receivedAt", receivedAt.toString());
    order.put("sourceLevel", "COUNTY");
    var title = field("title");
    order.put("title", service.name() + "：" + DerivedTitle.of(title == null ? content : title));
    order.put("content", withMedia(content) + placeBesideAddress() + otherAttributes());
    order.put("address", address());
    put(order, "demandType", Open311Attributes.demandType(attribute(DEMAND_TYPE)));
    var schools = attributes().getOrDefault(SCHOOL, List.of());
    put(order, "unitHint", schools.isEmpty() ? null : String.join("、", schools));
    var confidential = attribute(CONFIDENTIAL);
    order.put("confidential", confidential != null && YES.contains(confidential));
    complainant(order.putObject("complainant"));
    attachments.forEach(order.withArray("attachments")::add);
    return WorkOrderReader.readMapped(order);
  }

  private void complainant(ObjectNode person) {
    var name =
        Stream.of("last_name", "first_name")
            .map(this::field)
            .map(part -> part == null ? "" : part)
            .reduce("", (a, b) -> isLatin(a) && isLatin(b) ? b + " " + a : a + b)
            .strip();
    put(person, "name", name.isEmpty() ? null : name);
    var phone = field("phone");
    var email = given(field("email"));
    var readable = email == null ? Optional.<String>empty() : first(EMAIL, email);
    put(person, "email", readable.orElse(null));
    // What cannot be read refuses no request: it goes with the phone into the vault, and no
    // further.
    var unread = given(beside(email, readable.orElse("")));
    put(person, "phone", reachedBy(given(phone == null ? field("phone_number") : phone), unread));
  }

  private static @Nullable String beside(@Nullable String email, String readable) {
    if (email == null) {
      return null;
    }
    var rest = email.replace(readable, "").replaceAll("^[\\s,;，；<>]+|[\\s,;，；<>]+$", "");
    return rest.isEmpty() ? null : rest;
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || NONE.contains(value.toLowerCase(Locale.ROOT)) ? null : value;
  }

  private static Optional<String> first(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).findFirst();
  }

  /** A phone as it is written, and beside it what else was written to reach the person by. */
  private static @Nullable String reachedBy(@Nullable String phone, @Nullable String other) {
    var fitting = phone;
    if (phone != null && phone.length() > LONGEST_PHONE) {
      var numbers = new StringBuilder();
      for (var number : PhoneNumber.all(phone)) {
        var longer = (numbers.isEmpty() ? "" : "、") + number.written();
        if (numbers.length() + longer.length() <= LONGEST_PHONE) {
          numbers.append(longer);
        }
      }
      fitting = numbers.isEmpty() ? phone : numbers.toString();
    }
    var both = Stream.of(fitting, other).filter(Objects::nonNull).collect(Collectors.joining("；"));
    if (both.length() <= LONGEST_PHONE) {
      return both.isEmpty() ? null : both;
    }
    return fitting != null && fitting.length() <= LONGEST_PHONE
        ? fitting
        : both.substring(0, both.offsetByCodePoints(0, both.codePointCount(0, LONGEST_PHONE)));
  }

  private static boolean isLatin(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c < 0x250);
  }

  /** With every address of a picture, of which a client may send several. */
  private String withMedia(String content) {
    var media =
        MEDIA.stream()
            .flatMap(name -> fields.getOrDefault(name, List.of()).stream())
            .map(String::strip)
            .filter(url -> !url.isEmpty())
            .distinct()
            .toList();
    return media.isEmpty() ? content : content + "\n附图：" + String.join("\n附图：", media);
  }

  /** What a client says in attributes that are none of ours: told, not lost. */
  private String otherAttributes() {
    return attributes().entrySet().stream()
        .filter(one -> !OURS.contains(one.getKey()))
        .map(one -> "\n" + one.getKey() + "：" + String.join("、", one.getValue()))
        .collect(Collectors.joining());
  }

  /** The values of attributes that are not blank, by code, however their lists are written. */
  private Map<String, List<String>> attributes() {
    var attributes = new LinkedHashMap<String, List<String>>();
    fields.forEach(
        (name, values) -> {
          if (name.startsWith(ATTRIBUTE + "[")) {
            var found = NAMED.matcher(name);
            var said =
                attributes.computeIfAbsent(
                    found.matches() ? found.group(1) : name, _ -> new ArrayList<>());
            values.stream().map(String::strip).filter(one -> !one.isEmpty()).forEach(said::add);
          }
        });
    attributes.values().removeIf(List::isEmpty);
    return attributes;
  }

  private String address() {
    var address = addressInWords();
    var place = coordinates();
    if (address == null && place == null) {
      throw new Refusal(
          ProblemCode.BAD_PARAMETER,
          "a location was not provided: lat and long, address_string or address_id");
    }
    return address == null ? String.valueOf(place) : address;
  }

  private @Nullable String addressInWords() {
    return Stream.of("address_string", "address", "address_id")
        .map(this::field)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Beside an address they go below the text: what is an address is compared word by word. */
  private String placeBesideAddress() {
    var place = addressInWords() == null ? null : coordinates();
    return place == null ? "" : "\n坐标：" + place;
  }

  private @Nullable String coordinates() {
    var latitude = field("lat");
    var longitude = field("long");
    return latitude == null || longitude == null
        ? null
        : coordinate("lat", latitude, MOST_LATITUDE)
            + ","
            + coordinate("long", longitude, MOST_LONGITUDE);
  }

  /** To a metre: more digits say nothing, and look like somebody's number. */
  private static String coordinate(String name, String written, double most) {
    if (DEGREES.matcher(written).matches()) {
      var degrees = new BigDecimal(written).setScale(DECIMALS, RoundingMode.HALF_UP);
      if (Math.abs(degrees.doubleValue()) <= most) {
        return degrees.stripTrailingZeros().toPlainString();
      }
    }
    throw new Refusal(ProblemCode.BAD_PARAMETER, name + " is not a coordinate in WGS84");
  }

  private @Nullable String attribute(String code) {
    return attributes().getOrDefault(code, List.of()).stream().findFirst().orElse(null);
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
