package cn.huimin.hotline.routing.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.county.County;
import cn.huimin.hotline.routing.recognition.Recogniser.Demand;
import cn.huimin.hotline.routing.recognition.Wording.Part;
import cn.huimin.hotline.routing.recognition.Wording.Passage;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleRecogniserTest {

  private final Recogniser recogniser =
      new RuleRecogniser(County.DIRECTORY, RoutingRulesReader.read(County.RULES));

  @ParameterizedTest
  @CsvSource({
    // full name, short name, alias, a usual misspelling
    "云湖市第一中学收取资料费不给收据, u-yz, 违规收费",
    "云湖二中食堂的饭菜里有虫子, u-ez, 食堂午餐",
    "市三中体育课经常被占，孩子近视严重, u-sz, 教学管理",
    "试验小学的校服太贵，强制买校服, u-syxx, 违规收费",
    // a longer name wins over a shorter one inside it
    "实验小学东校区的课后服务费收得太高，延时服务费不透明, u-syxxdong, 课后服务",
    // the town before a shared name, or elsewhere in the text
    "石桥镇中心小学门口早晚堵车，没有斑马线, u-shiqiaozx, 校园安全",
    "家住双井镇，镇中心小学的午餐很凉，吃不饱, u-shuangjingzx, 食堂午餐",
    "北湾镇的希望小学一直没有数学老师, u-beiwanxw, 教学管理",
    // a grade section is its school's affair
    "一中高一级部收练习册的钱，一百二一本教辅, u-yz, 违规收费",
    // closed: the successor, or the town office
    "马坡镇沙窝小学的教学楼漏水，屋顶漏, u-mapo, 校舍建设",
    "沙窝小学的作业太多，孩子睡眠不足, u-mapozx, 教学管理",
    "李家沟小学的校车晚点，没有校车, u-baimiao, 校园安全",
    // through the town office where the rules say so; a school of the city directly
    "柳河镇初级中学厕所臭，旱厕没改, u-liuhe, 校舍建设",
    "文昌小学操场积水，塑胶跑道异味, u-wcxx, 校舍建设",
    // no school named: the category's department
    "咨询生源地助学贷款申请需要什么回执, u-zzzx, 学生资助",
    "教师职称评审的乡镇补贴什么时候发, u-rsk, 教师待遇人事",
    // private training, policy, several schools: the department
    "小区里的培训机构跑路了，课时费不退款, u-xwpx, 校外培训",
    "请问我市招生入学政策是什么，租房入学要什么报名材料, u-jjk, 招生入学",
    "全市学校都收校服费，校服太贵, u-jck, 违规收费"
  })
  void shouldDispatchByRule(String content, String unit, String category) {
    var found = classify(null, content);

    assertThat(found.triageReasons()).as(found.toString()).isEmpty();
    assertThat(found.targetUnitId()).isEqualTo(unit);
    assertThat(found.categoryLevel1()).isEqualTo(category);
    assertThat(found.confidence()).isBetween(0.6, 1.0);
    assertThat(found.guesses().getFirst().unitId()).isEqualTo(unit);
    assertThat(found.hidden()).isFalse();
  }

  /** Pupils who call are confidential by default (DOMAIN §4.8); their parents are shown. */
  @ParameterizedTest
  @CsvSource({
    "我是初三学生，云湖市第一中学食堂饭菜有异物, true",
    "您好，我是一名学生，云湖市第一中学食堂饭菜有异物, true",
    "我是一名学生家长，云湖市第一中学食堂饭菜有异物, false",
    "我是初三学生的妈妈，云湖市第一中学食堂饭菜有异物, false",
    "我是大营镇中心小学六年级的学生，班主任罚我站一下午, true",
    "云湖市第一中学食堂饭菜有异物，别告诉我爸妈, true",
    "我是云湖市第一中学高二学生，食堂饭菜有异物, true",
    "我是云湖市第一中学高二学生的母亲，食堂饭菜有异物, false",
    "我是大营镇中心小学六年级的学生家长，班主任罚站, false",
    "我是住户，云湖市第一中学的学生总在门口, false",
    "云湖市第一中学食堂饭菜有异物, false"
  })
  void shouldHideAPupilWhoCalls(String content, boolean hidden) {
    var found = classify(DemandType.COMPLAINT, content);

    assertThat(found.hidden()).isEqualTo(hidden);
    assertThat(found.evidence().stream().anyMatch(one -> one.shows().equals("pupil")))
        .isEqualTo(hidden);
    assertThat(found.triageReasons().contains("hidden-needs-summary")).isEqualTo(hidden);
  }

  @ParameterizedTest
  @CsvSource({
    "育才小学收班费不开发票, ambiguous-unit",
    "小太阳幼儿园教写字教拼音, ambiguous-unit",
    "中心小学门口堵车, ambiguous-unit",
    "孩子从赵庄小学转学到河东小学，两边都不收, ambiguous-unit",
    "反映一个问题，希望有人联系我, no-unit",
    "小区的物业费乱涨，物业公司不管，小区电梯总坏, outside-education"
  })
  void shouldLeaveToAPersonWhatIsNotClear(String content, String reason) {
    var found = classify(DemandType.COMPLAINT, content);

    assertThat(found.triageReasons()).as(found.toString()).contains(reason);
    assertThat(found.guesses()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void shouldGuessAmongThoseThatShareAName() {
    var found = classify(DemandType.COMPLAINT, "育才小学收班费不开发票");

    assertThat(found.targetUnitId()).isNull();
    assertThat(found.guesses())
        .extracting(Guess::unitId)
        .containsExactlyInAnyOrder("u-ycxx", "u-shiqiaoyc", "u-jck");
  }

  @Test
  void shouldLetHintTitleAndAddressDecide() {
    var byHint =
        classify(
            DemandType.HELP,
            new Passage(Part.HINT, "hint", "石桥镇教管办"),
            new Passage(Part.CONTENT, "demand", "育才小学收班费不开发票"));
    assertThat(byHint.targetUnitId()).isEqualTo("u-shiqiaoyc");

    var byAddress =
        classify(
            DemandType.HELP,
            new Passage(Part.ADDRESS, "address", "云湖市东岗镇前街"),
            new Passage(Part.CONTENT, "demand", "希望小学门口没有红绿灯，过马路危险"));
    assertThat(byAddress.targetUnitId()).isEqualTo("u-donggangxw");

    var byTitle =
        classify(
            DemandType.HELP,
            new Passage(Part.TITLE, "title", "赵庄小学午餐问题"),
            new Passage(Part.CONTENT, "demand", "赵庄小学的午餐不如河东小学的，孩子吃不饱"));
    assertThat(byTitle.targetUnitId()).isEqualTo("u-zhaozhuang");
  }

  @ParameterizedTest
  @CsvSource({
    "云湖市第二中学班主任收红包，教师节送购物卡, u-jsgz, u-ez",
    "赵庄小学老师体罚学生，扇耳光, u-jsgz, u-zhaozhuang",
    "投诉校长：新华小学校长任人唯亲, u-rsk, u-xhxx",
    "上次打了12345之后，文昌小学老师给孩子穿小鞋, u-jsgz, u-wcxx"
  })
  void shouldNeverGiveAnAccusationToTheAccused(String content, String department, String accused) {
    var found = classify(DemandType.COMPLAINT, content);

    assertThat(found.targetUnitId()).isEqualTo(department);
    assertThat(found.accusedUnitId()).isEqualTo(accused);
    assertThat(found.hidden()).isTrue();
    assertThat(found.triageReasons()).contains("hidden-needs-summary");
    assertThat(found.ruleId()).startsWith("to-department:");
    assertThat(found.guesses()).extracting(Guess::unitId).doesNotContain(accused);
  }

  @Test
  void shouldHideReportsAndConfidentialComplaints() {
    var report = classify(DemandType.REPORT, "云湖二中食堂的饭菜里有虫子");
    assertThat(report.hidden()).isTrue();
    assertThat(report.triageReasons()).containsExactly("hidden-needs-summary");
    assertThat(report.accusedUnitId()).isNull();

    var confidential =
        recogniser.classify(
            new Demand(content("云湖二中食堂的饭菜里有虫子"), DemandType.HELP, Urgency.NORMAL, true));
    assertThat(confidential.hidden()).isTrue();
    assertThat(confidential.triageReasons()).containsExactly("hidden-needs-summary");
  }

  @Test
  void shouldProposeAnEmergencyWhereDangerIsSeenButNotWhereItIsOnlyTalkedAbout() {
    var danger = classify(DemandType.HELP, "云湖三中有学生说不想活，写了遗书");
    assertThat(danger.urgency()).isEqualTo(Urgency.EMERGENCY);
    assertThat(danger.triageReasons()).contains("emergency");
    assertThat(danger.evidence().getFirst().shows()).isEqualTo("danger");

    var lesson = classify(DemandType.SUGGESTION, "建议云湖三中多开预防自杀的心理课");
    assertThat(lesson.urgency()).isEqualTo(Urgency.NORMAL);
    assertThat(lesson.triageReasons()).isEmpty();

    var bySource =
        recogniser.classify(
            new Demand(content("云湖三中停电"), DemandType.HELP, Urgency.EMERGENCY, false));
    assertThat(bySource.triageReasons()).contains("emergency");
  }

  @Test
  void shouldPointToTheWordsItRestsOn() {
    var text = "您好，云湖市第一中学强制买校服。";
    var found = classify(null, text);

    assertThat(found.demandType()).isEqualTo(DemandType.COMPLAINT);
    assertThat(found.categoryLevel2()).isEqualTo("校服");
    assertThat(found.evidence())
        .extracting(e -> e.shows() + " " + text.substring(e.start(), e.end()))
        .containsExactlyInAnyOrder("type 强制", "unit 云湖市第一中学", "category 强制买校服");
    assertThat(found.evidence()).extracting(Evidence::textId).containsOnly("demand");
    assertThat(found.ruleId()).isEqualTo("unit:full-name");
  }

  @Test
  void shouldKeepTheDemandTypeOfTheSource() {
    assertThat(classify(DemandType.HELP, "投诉云湖一中乱收费").demandType()).isEqualTo(DemandType.HELP);
    assertThat(classify(null, "举报云湖一中，我要投诉").demandType()).isEqualTo(DemandType.REPORT);
    assertThat(classify(null, "想夸一夸云湖一中的老师").demandType()).isEqualTo(DemandType.PRAISE);
    assertThat(classify(null, "感谢您的回复，请问一中几点放学").demandType()).isEqualTo(DemandType.ENQUIRY);
    assertThat(classify(null, "云湖一中").demandType()).isEqualTo(DemandType.HELP);
  }

  @Test
  void shouldForwardPraiseToTheUnitEvenWithWordsOfAccusation() {
    var found = classify(DemandType.PRAISE, "表扬赵庄小学：老师制止了打孩子的人");

    assertThat(found.targetUnitId()).isEqualTo("u-zhaozhuang");
    assertThat(found.triageReasons()).isEmpty();
  }

  @Test
  void shouldSendEverythingToTriageWhileThereAreNoRules() {
    var found =
        Recogniser.WITHOUT_RULES.classify(new Demand(content("云湖一中"), null, Urgency.NORMAL, false));

    assertThat(found.triageReasons()).containsExactly("no-rules");
  }

  private Classification classify(@Nullable DemandType type, String content) {
    return recogniser.classify(new Demand(content(content), type, Urgency.NORMAL, false));
  }

  private Classification classify(DemandType type, Passage... passages) {
    return recogniser.classify(
        new Demand(new Wording(new ArrayList<>(List.of(passages))), type, Urgency.NORMAL, false));
  }

  private static Wording content(String content) {
    return new Wording(List.of(new Passage(Part.CONTENT, "demand", content)));
  }
}
