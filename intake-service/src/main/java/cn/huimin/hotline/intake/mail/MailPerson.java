package cn.huimin.hotline.intake.mail;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says of whoever writes it. A mail names teachers, pupils and schools too, and their
 * numbers; so only what stands under a label of the writer's own, in the signature, or behind words
 * such as 我的电话 is taken: better nothing than another person's, who would be written to.
 *
 * @param name name of the writer, or null
 * @param phone digits of the phone to be reached by, or null; a mobile before a landline
 * @param address where the writer lives, or null
 */
record MailPerson(@Nullable String name, @Nullable String phone, @Nullable String address) {

  /** Of a long letter so much is read, in characters, from its beginning and from its end. */
  private static final int MOST = 10_000;

  private static final String BEFORE = "(?<![一-龥])";
  private static final String OWN_WORD =
      "(?:(?:实名)?(?:反映|投诉|举报|诉求|来信|写信|申诉|求助|信访|留言|反馈)(?:人|者)|联系人|本人|(?:学生|孩子)?家长|署名)";
  private static final String PHONE_WORD =
      "(?:(?:联系|回访)?(?:电话号码|手机号码|电话|手机号|手机|座机|固话|固定电话|号码)|联系方式|(?i:tel|phone|mobile))";
  private static final String MOBILE =
      "(?:\\+?(?:00)?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?!\\d)";
  private static final String LANDLINE =
      "(?:\\(0\\d{2,3}\\)|0\\d{2,3})[- ]?[2-9]\\d{2,3}[- ]?\\d{4}(?:[-转]\\d{1,5})?(?!\\d)";
  private static final String NUMBER = "(?<![0-9A-Za-z])((?:" + MOBILE + ")|(?:" + LANDLINE + "))";
  private static final String LOCAL = "(?<![0-9A-Za-z-])([2-9]\\d{6,7})(?![0-9-])";
  private static final String SIGNS = "[ \\t,:.是为(\\[\\]】]{0,5}";

  /** Labels of people, one after the other: the writer's own, and everybody else's. */
  private static final Pattern PEOPLE =
      Pattern.compile(
          "(?<own>"
              + BEFORE
              + OWN_WORD
              + "(?:的)?(?:姓名|名字|称呼)?[ \\t]*[:】\\]][ \\t]*:?)"
              + "|(?<other>被(?:投诉|举报|反映|诉|告)|对方|涉事|涉嫌"
              + "|(?:教师|老师|班主任|校长|园长|主任|负责人|学生|孩子|幼儿|学校|单位|机构|公司|证人|老板|店家?|对象)"
              + "(?:的)?(?:姓名|名字|名称|信息|情况)?[ \\t]*[:】\\]])");

  private static final Pattern NAME =
      Pattern.compile("[ \\t]*([一-龥]{1,8}(?:·[一-龥]{1,8})+|[一-龥]{2,4}?)(?=[^一-龥]|$|电话|手机|联系|身份|住)");
  private static final Pattern CALLED =
      Pattern.compile(BEFORE + "我(?:的名字)?叫(?:做)?([一-龥]{2,3})(?=[,。;()\\s]|$)");
  private static final Pattern NO_NAME =
      Pattern.compile("匿名|本人|保密|不便|不愿|不详|家长|同上|群众|市民|网友|某某|无名|公民|业主|委员会");

  private static final Pattern LIVES =
      Pattern.compile(
          BEFORE
              + "(?:(?:我|本人|我们|反映人|投诉人|举报人|来信人|联系人)的?)?"
              + "(?:家庭住址|家庭地址|联系地址|现住址|住址|家住|现住)[ \\t]*:?[ \\t]*([^\\n,。;]{4,80})");

  /** Numbers that are said to be the writer's. */
  private static final List<Pattern> SAID =
      List.of(
          Pattern.compile(
              "(?:"
                  + BEFORE
                  + OWN_WORD
                  + "|(?<![给问打])我|本人)的?"
                  + PHONE_WORD
                  + SIGNS
                  + "(?:"
                  + NUMBER
                  + "|"
                  + LOCAL
                  + ")"),
          Pattern.compile(
              "(?:(?:请|可|可以|欢迎|望|盼|随时|尽快|及时|务必)(?:您|你们|领导|局里)?(?:随时|尽快|及时|直接)?"
                  + "(?:联系(?:我|本人)|[与和跟同](?:我|本人)(?:取得)?联系)|打我的?(?:电话|手机)|请(?:您)?给我(?:打|来|回)个?电话"
                  + "|(?:请|盼|望|速|尽快)(?:您|你们)?(?:及时|尽快)?(?:回电话?|来电)|回电(?:话|号码)|回访电话)"
                  + SIGNS
                  + "(?:(?:我|本人)的?)?"
                  + PHONE_WORD
                  + "?"
                  + SIGNS
                  + NUMBER),
          Pattern.compile(NUMBER + "[ \\t]*\\((?:本人|家长本人|我本人|我的?|家长)\\)"),
          Pattern.compile(
              "(?:请|可)(?:以)?(?:拨打?|打|致电|用)[ \\t]*" + NUMBER + "[ \\t,]*(?:联系我|找我|与我联系|和我联系)"));

  /** What stands between a label of a person and a number of theirs, at most. */
  private static final int SAME_BLOCK = 60;

  private static final Pattern SENTENCE_ENDS = Pattern.compile("[。!?]");
  private static final Pattern BARE =
      Pattern.compile(BEFORE + "(?:" + PHONE_WORD + ")" + SIGNS + NUMBER);
  private static final Pattern BESIDE_NAME = Pattern.compile("[ \\t]*[一-龥·]{0,6}[ \\t,、:/()]*");
  private static final Pattern ANY = Pattern.compile(NUMBER);

  private static final Pattern FAREWELL =
      Pattern.compile("(?m)^[ \\t]*(?:此致|敬礼|此致[ \\t,]*敬礼|顺祝.{0,10}|谢谢|致谢|-- ?)[!。.]?[ \\t]*$");
  private static final int LINES_OF_A_SIGNATURE = 4;
  private static final int LINES_BELOW_A_FAREWELL = 8;
  private static final int LONGEST_LINE = 40;
  private static final int LONGEST_SIGNED = 80;
  private static final Pattern WORDS_OF_PARENTS = Pattern.compile("[^\\n,]{0,20}家长");
  private static final Pattern OTHERS =
      Pattern.compile(
          "被|老师|教师|校长|园长|主任|班主任|对方|机构|学校|中学|小学|幼儿园|单位|公司|负责人|学生|孩子|他|她|证人|老板|店|举报|投诉|承包|经理|司机|门卫|保安|中介|教练|收费员|保育员");

  /** A line that says of whom the next ones speak. */
  private static final Pattern INTRODUCES =
      Pattern.compile("(?m)^(?!.*" + PHONE_WORD + ").*[^\\s:]:[ \\t]*$");

  private static final Pattern SIGNED =
      Pattern.compile(
          "(?<name>[一-龥·]{2,4})?[ \\t,:()]{0,8}(?:"
              + PHONE_WORD
              + ")?[ \\t:是为]{0,8}"
              + NUMBER
              + "(?:[ \\t,/、;]+(?:"
              + MOBILE
              + "|"
              + LANDLINE
              + "))*[ \\t).。]*");
  private static final Pattern BARE_NAME = Pattern.compile("[ \\t]*([一-龥·]{2,4})[ \\t]*");

  private static final Pattern LAST =
      Pattern.compile(
          "(?<sentence>[^。!?\\n]*[。!?\\n]\\s*|^)"
              + "(?:(?:我|本人)的?|请|盼|望)?"
              + PHONE_WORD
              + SIGNS
              + "(?<![0-9A-Za-z])("
              + MOBILE
              + ")(?:[ \\t,;、]+(?:邮箱|电子邮箱|微信|QQ|家庭住址|住址)[^。!?\\n]{0,60})?[ \\t)。.!]*$");
  private static final Pattern SOMEBODY =
      Pattern.compile(
          "被|老师|教师|校长|园长|主任|对方|负责人|他|她|机构|老板|学生|公司|店|承包|经理|司机|门卫|保安|证人|员[,。:是叫]"
              + "|孩子的?[^,。]{0,4}(?:师|长)|是[一-龥]{2,3}[。,!?\\n]");

  /** Reads who writes, from what they write themselves, signature and all. */
  static MailPerson of(String all) {
    var written =
        all.length() <= 2 * MOST
            ? all
            : all.substring(0, MOST) + "\n" + all.substring(all.length() - MOST);
    var text = inHalfWidth(written);
    var people = PEOPLE.matcher(text).results().toList();
    return new MailPerson(
        name(text, people).orElse(null),
        phone(text, people).map(MailPerson::digits).orElse(null),
        home(text, written, people).orElse(null));
  }

  private static Optional<String> name(String text, List<MatchResult> people) {
    var labelled =
        people.stream()
            .filter(label -> label.group("own") != null)
            .filter(
                label ->
                    !label.group().startsWith("联系人")
                        || !isBehindAnother(text, people, label.start()))
            .sorted(
                (a, b) -> Boolean.compare(a.group().startsWith("联系人"), b.group().startsWith("联系人")))
            .flatMap(
                label -> {
                  var name = NAME.matcher(text).region(label.end(), text.length());
                  return name.lookingAt() ? Stream.of(name.group(1)) : Stream.empty();
                });
    return Stream.concat(labelled, CALLED.matcher(text).results().map(found -> found.group(1)))
        .filter(name -> !NO_NAME.matcher(name).find())
        .findFirst();
  }

  private static Optional<String> home(String text, String written, List<MatchResult> people) {
    return LIVES
        .matcher(text)
        .results()
        .filter(found -> !isBehindAnother(text, people, found.start()))
        .map(found -> written.substring(found.start(1), found.end(1)).strip())
        .findFirst();
  }

  private static Optional<String> phone(String text, List<MatchResult> people) {
    return preferred(SAID.stream().flatMap(said -> numbers(said, text, _ -> true)))
        .or(() -> preferred(ofOwnBlock(text, people)))
        .or(() -> preferred(signed(text, people)))
        .or(() -> last(text, people));
  }

  private static Optional<String> preferred(Stream<String> numbers) {
    var all = numbers.toList();
    return all.stream()
        .filter(number -> digits(number).startsWith("1"))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  private static Stream<String> numbers(Pattern pattern, String text, Predicate<MatchResult> and) {
    return pattern
        .matcher(text)
        .results()
        .filter(and)
        .map(
            found ->
                found.group(1) != null || found.groupCount() < 2 ? found.group(1) : found.group(2));
  }

  /** Numbers with a label that says nothing, or none, right below or behind the writer's name. */
  private static Stream<String> ofOwnBlock(String text, List<MatchResult> people) {
    return Stream.concat(
        numbers(BARE, text, found -> isOwn(text, people, found.start())),
        numbers(
            ANY,
            text,
            found ->
                nearest(text, people, found.start())
                    .filter(label -> label.group("own") != null)
                    .filter(
                        label ->
                            BESIDE_NAME
                                .matcher(text.substring(label.end(), found.start()))
                                .matches())
                    .isPresent()));
  }

  private static Optional<MatchResult> nearest(String text, List<MatchResult> people, int at) {
    return people.stream()
        .filter(label -> label.end() <= at)
        .reduce((_, later) -> later)
        .filter(label -> at - label.end() <= SAME_BLOCK)
        .filter(label -> !SENTENCE_ENDS.matcher(text.substring(label.end(), at)).find());
  }

  private static boolean isOwn(String text, List<MatchResult> people, int at) {
    return nearest(text, people, at).filter(label -> label.group("own") != null).isPresent();
  }

  private static boolean isBehindAnother(String text, List<MatchResult> people, int at) {
    return nearest(text, people, at).filter(label -> label.group("other") != null).isPresent();
  }

  /** The number somebody signs with, unless the lines around it speak of somebody else. */
  private static Stream<String> signed(String text, List<MatchResult> people) {
    int from = signature(text);
    var block = text.substring(from);
    var plain = WORDS_OF_PARENTS.matcher(block).replaceAll("");
    if (OTHERS.matcher(plain).find()
        || INTRODUCES.matcher(plain).find()
        || isBehindAnother(text, people, from)) {
      return Stream.empty();
    }
    var before = text.substring(0, from);
    var lines =
        block
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && line.length() <= LONGEST_SIGNED)
            .toList();
    boolean isSpokenOf =
        lines.stream()
            .flatMap(
                line -> {
                  var alone = BARE_NAME.matcher(line);
                  var with = SIGNED.matcher(line);
                  return alone.matches()
                      ? Stream.of(alone.group(1))
                      : with.matches() ? Stream.ofNullable(with.group("name")) : Stream.empty();
                })
            .filter(name -> !name.matches(PHONE_WORD))
            .anyMatch(name -> before.contains(name) && !isOwnName(before, name));
    return isSpokenOf
        ? Stream.empty()
        : lines.stream()
            .flatMap(
                line -> {
                  var found = SIGNED.matcher(line);
                  return found.matches() ? Stream.of(found.group(2)) : Stream.empty();
                });
  }

  private static boolean isOwnName(String before, String name) {
    return Pattern.compile("(?:我是|我叫|本人|家长|反映人:?|投诉人:?|举报人:?)" + Pattern.quote(name))
        .matcher(before)
        .find();
  }

  /** Where the last short lines of a text begin, or what stands below its farewell. */
  private static int signature(String text) {
    var farewells = FAREWELL.matcher(text).results().toList();
    for (var farewell : farewells.reversed()) {
      var below = text.substring(farewell.end());
      if (below.lines().filter(line -> !line.isBlank()).count() <= LINES_BELOW_A_FAREWELL
          && !below.isBlank()) {
        return farewell.end();
      }
    }
    int from = text.length();
    int lines = 0;
    while (from > 0 && lines < LINES_OF_A_SIGNATURE) {
      int begins = text.lastIndexOf('\n', from - 2) + 1;
      var line = text.substring(begins, from).strip();
      if (line.length() > LONGEST_LINE || SENTENCE_ENDS.matcher(line).find()) {
        break;
      }
      lines += line.isEmpty() ? 0 : 1;
      from = begins;
    }
    return from;
  }

  /** A mobile number a mail ends with, where nobody else was spoken of just before. */
  private static Optional<String> last(String text, List<MatchResult> people) {
    var end = text.stripTrailing();
    var tail = LAST.matcher(end).region(Math.max(0, end.length() - 300), end.length());
    return tail.find()
            && !SOMEBODY.matcher(tail.group("sentence")).find()
            && !isBehindAnother(text, people, tail.start(2))
        ? Optional.of(tail.group(2))
        : Optional.empty();
  }

  private static String digits(String number) {
    int extension = number.indexOf('转');
    var bare = extension < 0 ? number : number.substring(0, extension);
    var digits = bare.replaceAll("\\D", "");
    int mobile = digits.length() - 11;
    return mobile > 0 && digits.matches("(?:00)?861\\d{10}")
        ? digits.substring(mobile)
        : extension < 0 ? digits : digits + number.substring(extension);
  }

  /** The same text, character by character, with ASCII for its full-width forms. */
  private static String inHalfWidth(String text) {
    var half = new StringBuilder(text);
    for (int at = 0; at < half.length(); at++) {
      char c = half.charAt(at);
      if (c >= '\uFF01' && c <= '\uFF5E') {
        half.setCharAt(at, (char) (c - '\uFF01' + '!'));
      } else if (c == '\u3000') {
        half.setCharAt(at, ' ');
      }
    }
    return half.toString();
  }

  /** Without the person. */
  @Override
  public String toString() {
    return "MailPerson[…]";
  }
}
