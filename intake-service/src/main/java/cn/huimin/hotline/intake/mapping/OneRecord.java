package cn.huimin.hotline.intake.mapping;

import cn.huimin.hotline.intake.mail.HtmlText;
import cn.huimin.hotline.intake.workorder.SourceNumber;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One record as a work order, field by field. */
final class OneRecord {

  private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:\\.\\d+)?[eE]\\+\\d{1,3}");

  /** A number that a program took for one with a fraction: 13800001234.0. */
  private static final Pattern FRACTION = Pattern.compile("(\\d{1,18})\\.0+");

  /** Text of an editor on a page: its marks are not what somebody said. */
  private static final Pattern MARKED_UP =
      Pattern.compile(
          "</?(?:p|br|div|span|font|strong|b|table|tr|td|ul|ol|li|img)(?:\\s[^<>]*)?/?>|&nbsp;",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TAIL = Pattern.compile("(?:[类型件单]|诉求|工单|事项)$");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,100}@[^\\s@]{1,100}");

  /** Of a column that asks for secrecy in other words: what is a yes, and what is none. */
  private static final Pattern SECRET = Pattern.compile("(?![不非否无未]).*(?:匿名|隐私|保密|隐名).*");

  private static final Pattern NOT_SECRET =
      Pattern.compile(
          "(?:无需|无须|不|不需要?|不用|不必|不要|不要求|不申请|非|未|未要求|未申请|没有?要求)(?:信息|身份|个人信息)?保密(?:要求|处理|件|工单|案件)?");

  /** What turns the word behind it into its opposite. */
  private static final Pattern NOT = Pattern.compile("(?:非|不|不是|不属于?|未)$");

  private static final Set<String> CHANNELS =
      Set.of("GOV_12345", "LOCAL_HOTLINE", "MAILBOX", "DESK");
  private static final Set<String> LEVELS = Set.of("PREFECTURE_OR_ABOVE", "COUNTY", "SCHOOL");

  /** Characters a field takes; a longer text is cut there. */
  private static final Map<String, Integer> LONGEST =
      Map.of(
          "title", 300,
          "address", 500,
          "unitHint", 200,
          "complainant.name", 100,
          "complainant.email", 200,
          "complainant.address", 500,
          "sourceLine", 100,
          "revision", 100,
          "previousNumber", 100);

  private static final int LONGEST_CONTENT = 20_000;

  private final Cells cells;
  private final RecordReader reader;
  private final Mapping mapping;
  private final ObjectNode order = JsonMapper.shared().createObjectNode();

  OneRecord(Cells cells, RecordReader reader) {
    this.cells = cells;
    this.reader = reader;
    this.mapping = reader.mapping();
  }

  /** All of it. */
  ObjectNode order() {
    mapping.defaults().forEach(order::put);
    word("channel", "渠道", CHANNELS);
    word("sourceLevel", "来源层级", LEVELS);
    text("sourceLine");
    number("externalNumber", "工单编号");
    text("revision");
    received();
    demandType();
    text("title");
    content();
    text("address");
    unitHint();
    urgency();
    confidential();
    complainant();
    number("previousNumber", "原工单编号");
    new Times(cells, reader.zone())
        .deadline()
        .ifPresent(when -> order.put("deadlineFromSource", when.toString()));
    return order;
  }

  private @Nullable String textOf(String field) {
    var cell = cells.first(field);
    return cell == null ? null : cell.text();
  }

  private void text(String field) {
    var text = shortText(field);
    if (text != null) {
      order.put(field, text);
    }
  }

  /** The preferred text of a field, not longer than it may be; what else is said is told. */
  private @Nullable String shortText(String field) {
    var text = textOf(field);
    if (text == null) {
      return null;
    }
    var said = text;
    if (cells.distinct(field).stream().anyMatch(other -> !said.contains(other))) {
      cells.warn(field, "另一列也写了这一项，内容不同，没有收下，请核对");
    }
    return cut(field, text);
  }

  private String cut(String field, String text) {
    int longest = LONGEST.getOrDefault(field, LONGEST_CONTENT);
    if (text.length() <= longest) {
      return text;
    }
    cells.warn(field, "超过 %d 个字，只收下前面的部分，请核对".formatted(longest));
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
  }

  /** All that is said in any column of the content, each once. */
  private void content() {
    var whole = new StringBuilder();
    for (var text : cells.distinct("content")) {
      var said = MARKED_UP.matcher(text).find() ? HtmlText.of(text).strip() : text;
      var plain = said.isEmpty() ? text : said;
      if (!whole.isEmpty() && whole.length() + plain.length() >= LONGEST_CONTENT) {
        cells.warn("content", "另一列的内容放不下，没有收下，请核对");
        continue;
      }
      whole.append(whole.isEmpty() ? "" : "\n").append(plain);
    }
    if (!whole.isEmpty()) {
      order.put("content", whole.toString());
    }
  }

  /** Every unit that is named: who is complained of may stand beside who is to handle it. */
  private void unitHint() {
    var units = cells.distinct("unitHint");
    if (!units.isEmpty()) {
      order.put("unitHint", cut("unitHint", String.join("、", units)));
    }
  }

  private void word(String field, String label, Set<String> words) {
    var text = textOf(field);
    if (text == null) {
      return;
    }
    if (words.contains(text)) {
      order.put(field, text);
    } else {
      cells.warn(field, label + "的写法没有认出，按默认收下，请核对");
    }
  }

  /** A number from one column alone: another column's would make another case of the same. */
  private void number(String field, String label) {
    var cell = cells.preferred(field);
    if (cell == null) {
      return;
    }
    var lost = label + "被表格软件当成数字，末几位已经丢失；请把这一列设为文本后重新导出";
    if (!cell.cut() && !SCIENTIFIC.matcher(cell.text()).matches()) {
      order.put(field, cut(field, withoutFraction(cell.text().replaceAll("\\s+", ""))));
    } else if (field.equals("externalNumber")) {
      cells.wrong(field, lost);
    } else {
      cells.warn(field, lost + "，没有收下");
    }
  }

  private void received() {
    var field = "receivedAt";
    new Times(cells, reader.zone())
        .received()
        .or(
            () -> {
              if (!cells.errors().isEmpty()
                  || !cells.isNamed("externalNumber", reader.numberTimes())) {
                return Optional.empty();
              }
              var number = SourceNumber.identity(order.path("externalNumber").asString(""));
              var inNumber = Moments.inNumber(number, reader.zone());
              inNumber.ifPresent(_ -> cells.warn(field, "没有来件时间，取自工单编号的前 12 位"));
              return inNumber;
            })
        .ifPresent(when -> order.put(field, when.toString()));
  }

  private void demandType() {
    var text = textOf("demandType");
    if (text == null) {
      return;
    }
    var word = Mapping.normalised(text);
    var bare = TAIL.matcher(word).replaceFirst("");
    for (var known : List.of(word, bare)) {
      if (reader.demandTypes().containsKey(known)) {
        var type = reader.demandTypes().get(known);
        if (type != null) {
          order.put("demandType", type);
        }
        return;
      }
    }
    if (mapping.noDemands().stream().anyMatch(word::contains)) {
      cells.wrong("demandType", "诉求类型只能是投诉、举报、求助、建议、咨询、表扬之一，不清楚的写其他");
      return;
    }
    for (var part : mapping.demandTypeParts()) {
      int at = word.indexOf(part.contains());
      if (at >= 0 && !NOT.matcher(word.substring(0, at)).find()) {
        order.put("demandType", part.type());
        return;
      }
    }
    cells.warn("demandType", "诉求类型的写法没有认出，留给系统按内容判断，请核对");
  }

  /** The highest that any column says. */
  private void urgency() {
    var said = cells.all("urgency");
    var urgencies = new UrgencyWords(reader);
    var known = said.stream().flatMap(cell -> urgencies.of(cell.text()).stream()).toList();
    if (known.size() < said.size()) {
      cells.warn("urgency", "紧急程度的写法没有认出，按普通收下，请核对");
    }
    known.stream().max(Comparator.naturalOrder()).ifPresent(u -> order.put("urgency", u.name()));
  }

  /** One yes in any column counts; who asked for it and is shown cannot be made unseen again. */
  private void confidential() {
    var field = "confidential";
    for (var cell : cells.all(field)) {
      boolean yes = mapping.yes().contains(cell.text());
      boolean no =
          !yes && (mapping.no().contains(cell.text()) || NOT_SECRET.matcher(cell.text()).matches());
      order.put(field, order.path(field).asBoolean(false) || !no);
      if (!yes && !no) {
        cells.warn(field, "是否保密的写法没有认出，先按保密收下，请核对");
      }
    }
    for (var said : cells.secrecy()) {
      if (mapping.yes().contains(said) || SECRET.matcher(said).matches()) {
        order.put(field, true);
        cells.warn(field, "来源写了匿名或隐私，先按保密收下，请核对");
      }
    }
  }

  private void complainant() {
    var name = shortText("complainant.name");
    var email = shortText("complainant.email");
    var home = shortText("complainant.address");
    var person = JsonMapper.shared().createObjectNode();
    if (name != null) {
      person.put("name", name);
    }
    if (email != null && EMAIL.matcher(email).matches()) {
      person.put("email", email);
    } else if (email != null) {
      cells.warn("complainant.email", "邮箱不是 名字@域名 的写法，没有收下，请核对");
    }
    if (home != null) {
      person.put("address", home);
    }
    phone(person);
    if (!person.isEmpty()) {
      order.set("complainant", person);
    }
  }

  private void phone(ObjectNode person) {
    var field = "complainant.phone";
    var phones = new Phones();
    for (var cell : cells.all(field)) {
      var text = withoutFraction(cell.text());
      if (!mapping.empty().contains(text)) {
        phones.take(text);
      }
    }
    if (!person.has("name")) {
      phones.name().ifPresent(name -> person.put("name", name));
    }
    var found = phones.field(person.path("name").asString(""));
    if (found.isPresent()) {
      person.put("phone", found.get());
      if (phones.fellBack()) {
        cells.warn(field, "首选的电话位数不对，取自另一列电话，请核对");
      }
      if (phones.wordsCut()) {
        cells.warn(field, "电话旁边的话太长，没有全收下，请核对");
      }
    } else if (phones.unusual().isPresent()) {
      person.put("phone", phones.unusual().get());
      cells.warn(field, "是境外的电话，照原样收下，请核对");
    } else if (phones.mistyped()) {
      phones.asWritten().ifPresent(phone -> person.put("phone", phone));
      cells.wrong(field, "手机号位数不对，请核对后补全；没有就留空");
    } else if (phones.asWritten().isPresent()) {
      person.put("phone", phones.asWritten().get());
      cells.warn(field, "不像能拨通的电话（位数不对、少了区号或不是号码），照原样留存，请核对后补全");
    } else if (phones.masked()) {
      cells.warn(field, "电话在来源处已被遮住，没有收下；需要联系时请向来源索取");
    }
  }

  private static String withoutFraction(String number) {
    var found = FRACTION.matcher(number);
    return found.matches() ? found.group(1) : number;
  }
}
