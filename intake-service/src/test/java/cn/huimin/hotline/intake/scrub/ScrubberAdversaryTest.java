package cn.huimin.hotline.intake.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts by which somebody means to get a number past the scrubber, and numbers that only look
 * personal. All are invented. A bar divides a text from what must become of it; where there is
 * none, nothing may be taken. A hash stands for the end of a line.
 */
class ScrubberAdversaryTest {

  private static final String PHONES =
      """
      手机１３８－００００－１２３４ | 手机〔手机号〕
      138.0000.1234 | 〔手机号〕
      138_0000_1234 | 〔手机号〕
      138·0000·1234 | 〔手机号〕
      138~0000~1234 | 〔手机号〕
      138～0000～1234 | 〔手机号〕
      138，0000，1234 | 〔手机号〕
      138,0000,1234 | 〔手机号〕
      138、0000、1234 | 〔手机号〕
      138/0000/1234 | 〔手机号〕
      138    0000    1234 | 〔手机号〕
      138 - 0000 - 1234 | 〔手机号〕
      138——0000——1234 | 〔手机号〕
      138#0000#1234 | 〔手机号〕
      138:0000:1234 | 〔手机号〕
      138。0000。1234 | 〔手机号〕
      138*0000*1234 | 〔手机号〕
      138…0000…1234 | 〔手机号〕
      幺三八洞洞洞洞幺两三四 | 〔手机号〕
      13800001111+13900002222 | 〔手机号〕+〔手机号〕
      13800001111：13900002222 | 〔手机号〕：〔手机号〕
      138 0000# 1234 | 〔手机号〕
      1 3 8 0 0 0 0 1 2 3 4 | 〔手机号〕
      13 80 00 01 23 4 | 〔手机号〕
      1380000 1234 | 〔手机号〕
      幺三八零零零零幺二三四 | 〔手机号〕
      幺叁捌〇〇〇〇壹贰叁肆 | 〔手机号〕
      一三八 零零零零 一二三四 | 〔手机号〕
      138 零零零零 1234 | 〔手机号〕
      1三8零0零0一2三4 | 〔手机号〕
      ①③⑧⓪⓪⓪⓪①②③④ | 〔手机号〕
      ¹³⁸⁰⁰⁰⁰¹²³⁴ | 〔手机号〕
      1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣0️⃣1️⃣2️⃣3️⃣4️⃣ | 〔手机号〕
      𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒 | 〔手机号〕
      +86 138-0000-1234 | 〔手机号〕
      （+86）138 0000 1234 | （〔手机号〕
      86-138-0000-1234 | 〔手机号〕
      0086 13800001234 | 〔手机号〕
      013800001234 | 〔手机号〕
      (138)00001234 | 〔手机号〕
      【138】0000【1234】 | 【〔手机号〕】
      13800001234转8001 | 〔手机号〕转8001
      tel:13800001234 | tel:〔手机号〕
      Tel.13800001234 | Tel.〔手机号〕
      ☎13800001234。请回 | ☎〔手机号〕。请回
      手机微信同号13800001234 | 手机微信同号〔手机号〕
      微信同手机13800001234 | 微信同手机〔手机号〕
      v同号：13800001234 | v同号：〔手机号〕
      13800001111/13900002222 | 〔手机号〕/〔手机号〕
      13800001111、13900002222 | 〔手机号〕、〔手机号〕
      13800001111，13900002222，13700003333 | 〔手机号〕，〔手机号〕，〔手机号〕
      13800001111;13900002222 | 〔手机号〕;〔手机号〕
      138 0000 1111 139 0000 2222 | 〔手机号〕 〔手机号〕
      1380000111113900002222 | 〔手机号〕
      家长3人13800001111 | 家长3人〔手机号〕
      2班13800001111 | 2班〔手机号〕
      打13800001234元旦前有人 | 打〔手机号〕元旦前有人
      电话编号13800001234 | 电话编号〔手机号〕
      我的号13800001234,钱380元 | 我的号〔手机号〕,钱380元
      2026-03-02 13800001234 | 2026-03-02 〔手机号〕
      13800001234 2026-03-02 | 〔手机号〕 2026-03-02
      0538-8234567 | 〔电话〕
      0538 8234567 | 〔电话〕
      0538，8234567 | 〔电话〕
      （0538）8234567 | 〔电话〕
      0538—8234567转801 | 〔电话〕转801
      0538-8234567-801 | 〔电话〕-801
      ０５３８－８２３４５６７ | 〔电话〕
      零五三八 八二三四五六七 | 〔电话〕
      021 6123 4567 | 〔电话〕
      +86 538 8234567 | 〔电话〕
      +86-10-61234567 | 〔电话〕
      家里座机8234567 | 家里座机〔电话〕
      打8234567没人接 | 打〔电话〕没人接
      号码是８２３４５６７ | 号码是〔电话〕
      电话：823 4567 | 电话：〔电话〕
      学校电话没有人接，我打的是8234567 | 学校电话没有人接，我打的是〔电话〕
      """;

  private static final String CARDS =
      """
      身份证11010119900307451 4 | 身份证〔身份证号〕
      110101-1990-0307-4514 | 〔身份证号〕
      １１０１０１１９９００３０７４５１４ | 〔身份证号〕
      一一零一零一一九九零零三零七四五一四 | 〔身份证号〕
      11010119900307002x | 〔身份证号〕
      11010119900307002Ｘ | 〔身份证号〕
      11010119900307002 X | 〔身份证号〕
      11010119900307002-X | 〔身份证号〕
      11010119900307002× | 〔身份证号〕
      11010119900307002Ⅹ | 〔身份证号〕
      110101900307451 | 〔身份证号〕
      证件110101 900307 451 | 证件〔身份证号〕
      学籍号G110101199003074514 | 学籍号G〔身份证号〕
      孩子身份证号：110101199003074510 | 孩子身份证号：〔身份证号〕
      110101#19900307#4514 | 〔身份证号〕
      6222 0200 0000 0000 000 | 〔银行卡号〕
      6222-0200-0000-0000-000 | 〔银行卡号〕
      ６２２２０２０００００００００００００ | 〔银行卡号〕
      六二二二 零二零零 零零零零 零零零零 零零零 | 〔银行卡号〕
      6222#0200#0000#0000#000 | 〔银行卡号〕
      卡号4111 1111 1111 1111，户名 | 卡号〔银行卡号〕，户名
      银行卡编号4111111111111111 | 银行卡编号〔银行卡号〕
      """;

  private static final String OTHER_IDS =
      """
      鲁V12345 | 〔车牌号〕
      鲁v·12345 | 〔车牌号〕
      鲁V·D12345 | 〔车牌号〕
      鲁VD12345 | 〔车牌号〕
      鲁V12345D | 〔车牌号〕
      鲁ＶＦ１２３４５ | 〔车牌号〕
      鲁 V12345 | 〔车牌号〕
      鲁 V 12345 | 〔车牌号〕
      鲁V-12345 | 〔车牌号〕
      京AD12345停在校门口 | 〔车牌号〕停在校门口
      粤Z1234港 | 〔车牌号〕
      鲁V1234学 | 〔车牌号〕
      微信zhang_san88 | 微信〔微信号〕
      微 信：zhang_san88 | 微 信：〔微信号〕
      微信号同手机号 | 微信号同手机号
      加我微信 zhang-san88 | 加我微信 〔微信号〕
      V信：zhangsan88 | V信：〔微信号〕
      v：zhangsan88 | v：〔微信号〕
      加V zhangsan88 | 加V 〔微信号〕
      ＋v：zhangsan88 | ＋v：〔微信号〕
      wx:zhangsan88 | wx:〔微信号〕
      VX号：zhangsan88 | VX号：〔微信号〕
      卫星号：zhangsan88 | 卫星号：〔微信号〕
      薇信zhangsan88 | 薇信〔微信号〕
      WeChat ID：zhangsan88 | WeChat ID：〔微信号〕
      微信群：12345678901 | 微信群：〔微信号〕
      QQ:123456 | QQ:〔QQ号〕
      qq 12345678 | qq 〔QQ号〕
      Q Q：12345678 | Q Q：〔QQ号〕
      QQ：123 456 789 | QQ：〔QQ号〕
      扣扣12345678 | 扣扣〔QQ号〕
      球球是12345678 | 球球是〔QQ号〕
      企鹅：12345678 | 企鹅：〔QQ号〕
      Q号12345678 | Q号〔QQ号〕
      QQ群（12345678） | QQ群（〔QQ号〕）
      zhang@example.com，请回 | 〔邮箱〕，请回
      《zhang@example.com》 | 《〔邮箱〕》
      邮箱是zhang.san+1@mail.example.com。另外还有 | 邮箱是〔邮箱〕。另外还有
      zhang＠example．com | 〔邮箱〕
      zhang@example。com | 〔邮箱〕
      zhang@example点com | 〔邮箱〕
      zhang @ example.com | 〔邮箱〕
      zhang(at)example.com | 〔邮箱〕
      zhang[at]example.com | 〔邮箱〕
      zhang艾特example.com | 〔邮箱〕
      13800001234@139.com | 〔邮箱〕
      12345678@qq | 〔邮箱〕
      加wxid_abc123def | 加〔微信号〕
      12345678@qq.com。2026年3月 | 〔邮箱〕。2026年3月
      """;

  private static final String NOBODYS =
      """
      收费380元，共1234567元
      来电反映收费2345678元
      致电称学校收了23456789元
      补偿13800001234元
      ￥13800001234，已交
      13:30-17:30，8:30
      13:30-17:30 8:30
      上午两节课，下午两节
      家长8234567两天没等到人
      共计1,380,000元，另13,800,001,234元
      电话里说罚款8234567 元
      2026年3月2日8时15分
      来电时间2026-3-15，已受理
      来电时间：2026.3.15 09:30:12
      联系电话（2026-03-15登记）
      2026.03.12-2026.03.20放假
      2026-03-05—2026-03-09
      2026/3/2 13:30—17:30
      20260302091530
      20260301-20260331的课
      工单编号250912101108115409
      工单号：260302085812115409已答复
      工单YJ2026101300031未办结
      12345工单20261023001220
      编号：13912345678没有回复
      订单号15012345678已付款
      流水号：1891234567812345
      准考证号13701010101
      学校代码2137001234
      学校代码：3137000123
      组织机构代码12370900MB2345678X
      三年级2班56人，大班额
      全校13800人，教师1200人
      1、3、5、7、9、11、13、15班
      1-3-5-7-9-11-13-15单双号
      第1,2,3,4,5,6,7,8,9,10,11周
      12345、12315、12355、96110、95588、110、120
      电话400-823-4567没人接
      拨打400 823 4567转3
      电话4008234567
      致电800-810-2345投诉
      联系12345转2号线
      邮编271000，电话亭旁
      ISBN 978-7-107-12345-6
      版本1.2.3.4，网址192.168.1.1
      98.5分，比例1:12，增长3.5%
      二〇二六年三月十五日
      一年级一班、二年级三班，共一百二十人
      第一、二、三、四、五、六、七、八、九、十、十一条
      138个孩子，0000号，1234元
      138****1234
      尾号1234的卡
      微信支付380元
      微信50000元没有退
      微信群里有56人
      微信公众号发的通知
      微信Android版打不开
      微信小程序里填的
      QQ群里2026-03-02发的通知
      QQ群 20000人
      加vip12345会员
      鲁能广场A12345号
      G12345次列车到南京 G1234
      @老师请看群公告
      课后服务@2026
      电话8点到11点打不通
      座机一直没人接，2026年至今
      号码牌1234567个
      打印2345678张
      来电编号 23456789
      电话费每月23.5元，共2345678元
      110101199003074510 不是号码
      """;

  /** Text, what becomes of it. */
  static Stream<Arguments> texts() {
    return Stream.of(PHONES, CARDS, OTHER_IDS, NOBODYS)
        .flatMap(String::lines)
        .map(line -> line.replace('#', '\n').split(" \\| ", 2))
        .map(both -> Arguments.of(both[0], both[both.length - 1]));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void shouldTakeWhatIsPersonalAndNothingElse(String text, String expected) {
    assertThat(Scrubber.scrub(text, Identity.NOBODY)).isEqualTo(expected);
    assertThat(Scrubber.scrub(expected, Identity.NOBODY)).as("once more").isEqualTo(expected);
    var within = "家长反映：" + text + "，请核实";
    assertThat(Scrubber.scrub(within, Identity.NOBODY)).isEqualTo("家长反映：" + expected + "，请核实");
  }

  private static final Identity OWN =
      Identity.of("王晓丽", "云湖市文昌路8号幸福小区3号楼2单元201", "0538-8234567、8600123");

  /** The complainant's own name, home and numbers, which are known. */
  static Stream<Arguments> ownTexts() {
    return """
        我是王晓丽 | 我是〔姓名〕
        王 晓 丽 | 〔姓名〕
        王　晓　丽 | 〔姓名〕
        王·晓·丽 | 〔姓名〕
        王晓#丽 | 〔姓名〕
        王晓丽女士，王女士 | 〔姓名〕女士，王女士
        （王晓丽）的孩子 | （〔姓名〕）的孩子
        住云湖市文昌路8号幸福小区3号楼2单元201 | 住〔住址〕
        住文昌路8号幸福小区3号楼2单元201室 | 住〔住址〕室
        文昌路８号幸福小区３号楼２单元２０１ | 〔住址〕
        文昌路八号幸福小区三号楼二单元二零一 | 〔住址〕
        文昌路8号，幸福小区，3号楼，2单元，201 | 〔住址〕
        文昌路8号#幸福小区3号楼#2单元201 | 〔住址〕
        云湖市 文昌路 8号 幸福小区 3号楼-2单元-201 | 〔住址〕
        文昌路8号幸福小区3号楼2单元2013 | 文昌路8号幸福小区3号楼2单元2013
        文昌路小学门口 | 文昌路小学门口
        云湖市第二中学 | 云湖市第二中学
        打8600123 | 打〔电话〕
        打86-00-123 | 打〔电话〕
        另有8234567 | 另有〔电话〕
        """
        .lines()
        .map(line -> line.replace('#', '\n').split(" \\| ", 2))
        .map(both -> Arguments.of(both[0], both[1]));
  }

  @ParameterizedTest
  @MethodSource("ownTexts")
  void shouldTakeTheirOwnNameHomeAndNumbersHoweverTheyAreWritten(String text, String expected) {
    assertThat(Scrubber.scrub(text, OWN)).isEqualTo(expected);
    assertThat(Scrubber.scrub(expected, OWN)).as("once more").isEqualTo(expected);
  }

  /** What grows with the square of a text's length would take minutes for these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 ",
        "1，",
        "138-",
        "(",
        "a.",
        "a@b",
        "微信 ",
        "QQ1 ",
        "鲁V1",
        "王晓",
        "文昌路8号",
        "2026-03-",
        "电话",
        "\n"
      })
  void shouldTakeNoLongerThanTheTextIsLong(String part) {
    var text = part.repeat(120_000 / part.length());
    var scrubbed =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Scrubber.scrub(text, OWN));
    assertThat(scrubbed.length()).isLessThanOrEqualTo(text.length() * 2);
  }
}
