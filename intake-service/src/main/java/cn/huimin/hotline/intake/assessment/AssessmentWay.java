package cn.huimin.hotline.intake.assessment;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.scrub.Identity;
import cn.huimin.hotline.intake.scrub.Scrubber;
import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.schemas.assessment.EnterAppeal;
import cn.huimin.hotline.schemas.assessment.EnterEvidence;
import cn.huimin.hotline.schemas.assessment.EnterFiling;
import cn.huimin.hotline.schemas.assessment.EnterMatter;
import cn.huimin.hotline.schemas.assessment.MovePeriod;
import cn.huimin.hotline.schemas.assessment.StrikeLine;
import cn.huimin.hotline.schemas.assessment.WithdrawEntry;
import cn.huimin.hotline.schemas.word.AppealStep;
import cn.huimin.hotline.schemas.word.AssessmentAct;
import cn.huimin.hotline.schemas.word.AssessmentState;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What can be entered about a unit, as the last part of the path says, and how it is read. */
enum AssessmentWay {
  EVIDENCE("evidence"),
  MEDIA("media"),
  INTERVIEW("interview"),
  APPEAL("appeal"),
  APPEAL_DECISION("appeal-decision"),
  STRIKE("strike"),
  EXPOSURE("exposure"),
  FALSIFICATION("falsification"),
  PERIOD("period"),
  PLAN("plan"),
  ACCOUNTABILITY("accountability"),
  TENURE("tenure"),
  REPORT("report"),
  SPOT_CHECK("spot-check"),
  WITHDRAWAL("withdrawal");

  private static final int MOST_FILES = 20;
  private static final int LONGEST_FILE = 300;
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_ID = 300;
  private static final int LONGEST_TEXT = 5_000;
  private static final Pattern FILE =
      Pattern.compile("[A-Za-z0-9._-]{1,100}|https?://[^\\s?#@]{1,290}");
  private static final Pattern SURVEY =
      Pattern.compile("(BUREAU_CALLS|SCHOOL_SURVEY)/20\\d{2}-[12]");
  private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
  private static final Pattern BATCH = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,6}(/\\d{1,4})?");

  /** Whether media reported or somebody commended. */
  private enum Kind {
    MEDIA,
    HONOUR
  }

  /** What is decided of an appeal. */
  private enum Hearing {
    HEAR,
    UPHOLD,
    REJECT
  }

  /** How somebody was held to account: 提醒谈话, 通报批评, 诫勉, 处分. */
  private enum Accountability {
    TALK,
    CRITICISM,
    ADMONITION,
    DISCIPLINE
  }

  /** Where a period goes. */
  private enum Stage {
    PUBLICITY,
    LOCKED
  }

  private final String path;

  AssessmentWay(String path) {
    this.path = path;
  }

  /** The way of a request. */
  static AssessmentWay of(String uri) {
    var last = uri.substring(uri.lastIndexOf('/') + 1);
    return Stream.of(values())
        .filter(way -> way.path.equals(last))
        .findFirst()
        .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这个动作"));
  }

  String path() {
    return path;
  }

  /**
   * Reads a body.
   *
   * @throws Refusal naming every field that is wrong
   */
  AssessmentDraft read(ObjectNode body) {
    var fields = FieldReader.of(body);
    var withHeader = own(fields);
    var scheme = fields.text("scheme", "考核方案", LONGEST_NAME);
    var period = fields.text("period", "考核周期", LONGEST_NAME);
    if (period != null && !YEAR.matcher(period).matches()) {
      fields.wrong("period", "考核周期写年份，如 2026");
    }
    var files = fields.texts("files", "证明材料", MOST_FILES, LONGEST_FILE);
    if (!files.stream().allMatch(file -> FILE.matcher(file).matches())) {
      fields.wrong("files", "证明材料写附件编号，或不带参数的 https 网址");
    }
    var batch = batch(fields);
    var words = words(fields);
    fields.end();
    return new AssessmentDraft(scheme, period, files, batch, words, withHeader);
  }

  /** Evidence and matters may be entered many in one go. */
  private @Nullable String batch(FieldReader fields) {
    if (this != EVIDENCE && this != MEDIA) {
      return null;
    }
    var batch = fields.text("batch", "批次", LONGEST_ID);
    if (batch != null && !BATCH.matcher(batch).matches()) {
      fields.wrong("batch", "批次用字母、数字、点、横线，最多 100 个");
    }
    return batch;
  }

  private @Nullable String words(FieldReader fields) {
    return switch (this) {
      case PLAN -> {
        var measures = fields.requiredText("measures", "整改措施", LONGEST_TEXT);
        yield measures.isEmpty() ? null : measures;
      }
      case STRIKE, APPEAL, APPEAL_DECISION, FALSIFICATION, ACCOUNTABILITY, WITHDRAWAL -> {
        var reason = fields.requiredText("reason", "理由", LONGEST_TEXT);
        yield reason.isEmpty() ? null : reason;
      }
      case EVIDENCE, SPOT_CHECK, MEDIA, INTERVIEW, EXPOSURE, PERIOD, TENURE, REPORT ->
          fields.text("note", "说明", LONGEST_TEXT);
    };
  }

  private AssessmentDraft.WithHeader own(FieldReader fields) {
    return switch (this) {
      case EVIDENCE -> evidence(fields, AssessmentAct.EVIDENCE);
      case SPOT_CHECK -> evidence(fields, AssessmentAct.SPOT_CHECK);
      case WITHDRAWAL -> {
        var record = fields.requiredText("recordId", "要撤回的材料", LONGEST_ID);
        yield header -> new WithdrawEntry(header, record);
      }
      case MEDIA -> matter(fields);
      case INTERVIEW -> one(AssessmentAct.INTERVIEW);
      case EXPOSURE -> one(AssessmentAct.EXPOSURE);
      case FALSIFICATION -> one(AssessmentAct.FALSIFICATION);
      case STRIKE -> {
        var line = fields.requiredText("lineId", "明细行", LONGEST_ID);
        yield header -> new StrikeLine(header, line);
      }
      case APPEAL -> {
        var line = fields.text("lineId", "明细行", LONGEST_ID);
        yield header -> new EnterAppeal(header, AppealStep.FILE, null, line);
      }
      case APPEAL_DECISION -> decision(fields);
      case PLAN -> plan(fields);
      case ACCOUNTABILITY -> accountability(fields);
      case TENURE -> tenure(fields);
      case REPORT -> {
        var report = fields.requiredText("report", "报送材料", LONGEST_NAME);
        yield header -> new EnterFiling(header, AssessmentAct.REPORT, report, null, null);
      }
      case PERIOD -> {
        var stage = fields.requiredChoice("state", "阶段", Stage.class);
        var until = fields.instant("until", "公示截止时间");
        yield header ->
            new MovePeriod(
                header, AssessmentState.valueOf(Objects.requireNonNull(stage).name()), until);
      }
    };
  }

  private static AssessmentDraft.WithHeader plan(FieldReader fields) {
    var survey = fields.requiredText("surveyId", "满意度调查", LONGEST_NAME);
    if (!survey.isEmpty() && !SURVEY.matcher(survey).matches()) {
      fields.wrong("surveyId", "满意度调查写种类和学期，如 BUREAU_CALLS/2026-1");
    }
    var until = fields.instant("until", "完成时间");
    return header -> new EnterFiling(header, AssessmentAct.PLAN, survey, until, null);
  }

  private static AssessmentDraft.WithHeader accountability(FieldReader fields) {
    var kind = fields.requiredChoice("kind", "问责方式", Accountability.class);
    return header ->
        new EnterFiling(
            header, AssessmentAct.ACCOUNTABILITY, Objects.requireNonNull(kind).name(), null, null);
  }

  private static AssessmentDraft.WithHeader tenure(FieldReader fields) {
    var account = fields.requiredText("account", "校长账号", LONGEST_NAME);
    if (!account.isEmpty() && !ACCOUNT.matcher(account).matches()) {
      fields.wrong("account", "写校长的账号，不写姓名");
    }
    var from = fields.requiredInstant("from", "到任日期");
    var until = fields.instant("until", "离任日期");
    if (from != null && until != null && !until.isAfter(from)) {
      fields.wrong("until", "离任要在到任之后");
    }
    return header -> new EnterFiling(header, AssessmentAct.TENURE, account, until, from);
  }

  private static AssessmentDraft.WithHeader one(AssessmentAct act) {
    return header -> new EnterEvidence(header, act, null, null, null);
  }

  private static AssessmentDraft.WithHeader evidence(FieldReader fields, AssessmentAct act) {
    var item = fields.requiredText("item", "考核项", LONGEST_NAME);
    var found = fields.flag("found", "是否做到");
    var amount = fields.text("amount", "数量", LONGEST_NAME);
    if (amount != null && (!AMOUNT.matcher(amount).matches() || amount.matches(".*/0+"))) {
      fields.wrong("amount", "数量用文字写整数或分数，如 \"2\"、\"5/2\"");
    }
    return header -> new EnterEvidence(header, act, item, found, amount);
  }

  private static AssessmentDraft.WithHeader matter(FieldReader fields) {
    var kind = fields.requiredChoice("kind", "媒体或表彰", Kind.class);
    var matter = fields.requiredText("matter", "事项名称", LONGEST_NAME);
    if (!Scrubber.scrub(matter, Identity.NOBODY).equals(matter)) {
      fields.wrong("matter", "事项名称里有像电话、证件号的数字，请去掉");
    }
    var level = fields.requiredText("level", "级别", LONGEST_NAME);
    return header -> new EnterMatter(header, kind == Kind.HONOUR, matter, level);
  }

  private static AssessmentDraft.WithHeader decision(FieldReader fields) {
    var step = fields.requiredChoice("step", "听取或决定", Hearing.class);
    var appeal = fields.requiredText("appealId", "申诉编号", LONGEST_ID);
    return header ->
        new EnterAppeal(
            header, AppealStep.valueOf(Objects.requireNonNull(step).name()), appeal, null);
  }
}
