package cn.huimin.hotline.intake.scrub;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a text must not betray of the person it comes from: matched exactly, besides the numbers
 * that are recognised in any text.
 *
 * @param names names, two characters or more
 * @param addresses addresses that point to a home
 * @param phones digits of phone numbers
 */
public record Identity(List<String> names, List<String> addresses, List<String> phones) {

  /** Nobody is known. */
  public static final Identity NOBODY = new Identity(List.of(), List.of(), List.of());

  /** What sources write where they have no name; such a word is nobody's. */
  private static final Set<String> NO_NAMES =
      Set.of(
          "匿名", "未知", "不详", "保密", "不愿透露", "先生", "女士", "家长", "学生家长", "孩子家长", "学生", "老师", "教师", "市民",
          "群众", "热心市民", "居民", "村民", "来电人", "反映人", "投诉人", "举报人", "诉求人", "网民", "网友", "本人");

  /** Where an address becomes one house: without one of these it names a place many live in. */
  private static final String HOUSE_SIGNS = "号栋幢楼室单户院区苑园村巷弄胡同";

  /** What an address has only when it points to somebody's door. */
  private static final Pattern FLAT =
      Pattern.compile("[0-9０-９A-Za-z一二三四五六七八九十]\\s?(?:号楼|栋|幢|座|单元|室)");

  /** Behind what an address goes on to a smaller place. */
  private static final Pattern ABOVE = Pattern.compile("省|市|(?<!小|社|园|院|校)区|县|镇|乡|街道(?:办事处)?|办事处");

  /** A road, village or estate by its name, and a number of it. */
  private static final Pattern WITH_A_PLACE =
      Pattern.compile("^[\\p{IsHan}]{2,}.{0,20}[0-9０-９一二三四五六七八九十]\\s?(?:号|栋|幢|座|楼|单元|室|户)");

  /** What stands between two phones. */
  public static final String AND = "、";

  /** A landline with its area code, without which people of the place write it. */
  private static final Pattern WITH_AREA_CODE =
      Pattern.compile("0(?:10|2\\d|[3-9]\\d{2})([2-9]\\d{6,7})");

  private static final int SHORTEST_ADDRESS = 6;
  private static final int SHORTEST_PHONE = 7;

  /** Copies its lists. */
  public Identity {
    names = List.copyOf(names);
    addresses = List.copyOf(addresses);
    phones = List.copyOf(phones);
  }

  /**
   * The identity of a complainant. What is too general to be anybody's (匿名, the name of a town) is
   * left out, since taking it from a text would take the matter with it.
   *
   * @param phone one phone, or several with {@link #AND} between
   */
  public static Identity of(
      @Nullable String name, @Nullable String address, @Nullable String phone) {
    return new Identity(
        stripped(name)
            .filter(n -> n.codePointCount(0, n.length()) >= 2 && !NO_NAMES.contains(n))
            .toList(),
        stripped(address).filter(Identity::pointsToAHome).flatMap(Identity::asPeopleSay).toList(),
        stripped(phone)
            .flatMap(several -> Stream.of(several.split(AND, -1)))
            .map(p -> p.replaceAll("\\D", ""))
            .filter(p -> p.length() >= SHORTEST_PHONE)
            .flatMap(Identity::withAndWithoutAreaCode)
            .toList());
  }

  /** With and without province, city, county and town, which nobody says at home. */
  private static Stream<String> asPeopleSay(String address) {
    var all = new ArrayList<String>();
    all.add(address);
    var above = ABOVE.matcher(address);
    while (above.find()) {
      var rest = address.substring(above.end()).strip();
      if (rest.length() >= SHORTEST_ADDRESS && WITH_A_PLACE.matcher(rest).find()) {
        all.add(rest);
      }
    }
    return all.stream();
  }

  private static Stream<String> withAndWithoutAreaCode(String phone) {
    var landline = WITH_AREA_CODE.matcher(phone);
    return landline.matches() ? Stream.of(phone, landline.group(1)) : Stream.of(phone);
  }

  /**
   * Whether an address points to one flat, and so to whoever lives there, whatever it is given as.
   */
  public static boolean namesAFlat(String address) {
    return FLAT.matcher(address).find();
  }

  private static Stream<String> stripped(@Nullable String value) {
    return value == null || value.isBlank() ? Stream.empty() : Stream.of(value.strip());
  }

  /** Whether an address points to a house, and not to a place many live in. */
  public static boolean pointsToAHome(String address) {
    return address.length() >= SHORTEST_ADDRESS
        && address.chars().anyMatch(c -> Character.isDigit(c) || HOUSE_SIGNS.indexOf(c) >= 0);
  }
}
