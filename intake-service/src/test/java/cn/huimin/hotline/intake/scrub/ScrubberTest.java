package cn.huimin.hotline.intake.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Scrubber")
class ScrubberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800001234",
        "138 0000 1234",
        "138-0000-1234",
        "138.0000.1234",
        "138—0000—1234",
        "1 3 8 0 0 0 0 1 2 3 4",
        "１３８００００１２３４",
        "一三八零零零零一二三四",
        "幺三八〇〇〇〇幺二三四",
        "壹叁捌零零零零壹贰叁肆",
        "138零零零零1234",
        "138\u200b0000\u200b1234",
        "138\u00a00000\u30001234",
        "138\n0000\n1234",
        "+8613800001234",
        "+86 138 0000 1234",
        "0086-13800001234",
        "8613800001234",
        "013800001234",
        "(138)0000-1234",
        "138（0000）1234"
      })
  void shouldTakeAMobileNumberHoweverItIsSpelled(String spelled) {
    assertThat(scrubbed("请联系" + spelled + "，谢谢")).isEqualTo("请联系〔手机号〕，谢谢");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "家长13800001111、13900002222都打过 | 家长〔手机号〕、〔手机号〕都打过",
        "13800001111 13900002222 | 〔手机号〕 〔手机号〕",
        "1380000111113900002222 | 〔手机号〕",
        "1.13800001111 | 1.〔手机号〕",
        "高一13800001111 | 高一〔手机号〕",
        "家长113800001111 | 家长1〔手机号〕",
        "13800001111转8001 | 〔手机号〕转8001",
        "打0536-1234567没人接 | 打〔电话〕没人接",
        "打0536 12345678没人接 | 打〔电话〕没人接",
        "（0536）1234567 | 〔电话〕",
        "05361234567 | 〔电话〕",
        "010-12345678 | 〔电话〕",
        "学校电话：8123456无人接 | 学校电话：〔电话〕无人接",
        "座机 812 3456 | 座机 〔电话〕",
        "联系电话8123-4567 | 联系电话〔电话〕",
        "邮箱 jia.zhang_99@mail.example.com 收 | 邮箱 〔邮箱〕 收",
        "12345678＠qq.example.com | 〔邮箱〕"
      })
  void shouldTakePhonesAndMailAndLeaveTheRest(String text, String expected) {
    assertThat(scrubbed(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "身份证110101199003074514。 | 身份证〔身份证号〕。",
        "110101 19900307 4514 | 〔身份证号〕",
        "证号11010119900307002X | 证号〔身份证号〕",
        "证号11010119900307002x尾 | 证号〔身份证号〕尾",
        "身份证号码是110101199003074510（抄错一位） | 身份证号码是〔身份证号〕（抄错一位）",
        "卡号6222020000000000001不对 | 卡号6222020000000000001不对",
        "卡号6222 0200 0000 0000 000汇款 | 卡号〔银行卡号〕汇款",
        "4111111111111111 | 〔银行卡号〕",
        "建行4367420000000000019收款 | 建行〔银行卡号〕收款",
        "农行9559900000000000015收款 | 农行〔银行卡号〕收款",
        "中行4563510000000000014收款 | 中行〔银行卡号〕收款",
        "收款账号：1234560000000000030 | 收款账号：〔银行卡号〕",
        "打到银行卡 1234560000000033 上 | 打到银行卡 〔银行卡号〕 上",
        "工单1234560000000000030 | 工单1234560000000000030"
      })
  void shouldTakeIdentityAndBankCardsByTheirChecksum(String text, String expected) {
    assertThat(scrubbed(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026年3月2日在三年级二班收费380元，共1234567元",
        "工单编号250912101108115409，请核对",
        "编号GD20260302000017",
        "一年级一班、二年级三班，共一百二十人",
        "20261121 是周六",
        "时间2026-11-21 08:30，12345热线已受理",
        "二〇二六年十一月二十一日",
        "热线12345、12315、110",
        "110101199003074510 不是号码",
        "学校有学生13800人，教师1200人",
        "400-123-4567 是商家的号码"
      })
  void shouldLeaveNumbersThatAreNobodys(String text) {
    assertThat(scrubbed(text)).isEqualTo(text);
  }

  @Test
  void shouldTakeTheComplainantsOwnNameAddressAndPhone() {
    var identity = Identity.of("李某花", "云湖市文昌路8号3号楼201", "8123456");
    var text = "我是李某花，住云湖市文昌路8号3号楼201，李某花的孩子在云湖市第二中学。号8123456。";
    assertThat(Scrubber.scrub(text, identity)).isEqualTo("我是〔姓名〕，住〔住址〕，〔姓名〕的孩子在云湖市第二中学。号〔电话〕。");
  }

  @Test
  void shouldTakeTheNameAlsoWithBlanksBetween() {
    assertThat(Scrubber.scrub("姓名：李 某 花", Identity.of("李某花", null, null))).isEqualTo("姓名：〔姓名〕");
  }

  @ParameterizedTest
  @CsvSource({"匿名,", "家长,", "李,", "某某,云湖市", ",云湖市"})
  void shouldNotTakeWhatIsTooGeneralToBeAnybodys(String name, String address) {
    var text = "匿名家长反映：云湖市第二中学李老师……";
    assertThat(Scrubber.scrub(text, Identity.of(name, address, null))).isEqualTo(text);
  }

  @Test
  void shouldTreatSignsInANameAsThemselves() {
    assertThat(Scrubber.scrub("A.*B$1写的，不是AxxB", Identity.of("A.*B$1", null, null)))
        .isEqualTo("〔姓名〕写的，不是AxxB");
  }

  private static String scrubbed(String text) {
    return Scrubber.scrub(text, Identity.NOBODY);
  }

  @ParameterizedTest
  @CsvSource({
    "幸福里小区88号楼6单元1801室, true",
    "云湖市平安路 12号 3 单元, true",
    "翠湖花园八栋, true",
    "大营镇中心小学, false",
    "云湖市平安路12号第二中学, false",
    "第二教室, false"
  })
  void shouldKnowAnAddressThatPointsToSomebodysDoor(String address, boolean flat) {
    assertThat(Identity.namesAFlat(address)).isEqualTo(flat);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "校车鲁V12345超员 | 校车〔车牌号〕超员",
        "车牌号 鲁V·D1234 堵门 | 车牌号 〔车牌号〕 堵门",
        "新能源车鲁VD12345 | 新能源车〔车牌号〕",
        "教练车鲁V1234学 | 教练车〔车牌号〕",
        "鲁能广场A12345号 | 鲁能广场A12345号",
        "加微信abc_123456联系 | 加微信〔微信号〕联系",
        "微信号：wxid_abc123，请加 | 微信号：〔微信号〕，请加",
        "老师的vx: zhang2026 | 老师的vx: 〔微信号〕",
        "微信收款 | 微信收款",
        "在微信群里辱骂家长 | 在微信群里辱骂家长",
        "QQ号12345678 | QQ号〔QQ号〕",
        "qq：12345678有记录 | qq：〔QQ号〕有记录",
        "家长QQ群 87654321 | 家长QQ群 〔QQ号〕",
        "微信号是：zhangsan88 | 微信号是：〔微信号〕",
        "微信（zhangsan88） | 微信（〔微信号〕）",
        "微信：“zhangsan88” | 微信：“〔微信号〕”",
        "微信同号 zhangsan88 | 微信同号 〔微信号〕",
        "加V：zhangsan88，有优惠 | 加V：〔微信号〕，有优惠",
        "加vip12345会员 | 加vip12345会员",
        "ＶＸ：ｚｈａｎｇｓａｎ８８ | ＶＸ：〔微信号〕",
        "QQ号是：123456789 | QQ号是：〔QQ号〕",
        "QQ（123456789） | QQ（〔QQ号〕）",
        "QQ 号：123456789 | QQ 号：〔QQ号〕",
        "ＱＱ：１２３４５６７８９ | ＱＱ：〔QQ号〕",
        "校车鲁Ｖ１２３４５超员 | 校车〔车牌号〕超员"
      })
  void shouldTakePlatesAndSocialNumbersOut(String text, String scrubbed) {
    assertThat(Scrubber.scrub(text, Identity.NOBODY)).isEqualTo(scrubbed);
    assertThat(Scrubber.scrub(scrubbed, Identity.NOBODY)).isEqualTo(scrubbed);
  }
}
