package cn.huimin.hotline.schemas.topic;

import static cn.huimin.hotline.schemas.topic.Topic.Service.INTAKE;
import static cn.huimin.hotline.schemas.topic.Topic.Spread.BY_KEY;
import static cn.huimin.hotline.schemas.topic.Topic.Spread.SINGLE;

import cn.huimin.hotline.schemas.directory.DirectoryPublished;
import cn.huimin.hotline.schemas.directory.PersonPublished;
import cn.huimin.hotline.schemas.directory.UnitPublished;
import cn.huimin.hotline.schemas.intake.IntakeTick;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.policy.PoliciesPublished;
import cn.huimin.hotline.schemas.policy.PolicyPublished;
import cn.huimin.hotline.schemas.text.CaseText;
import cn.huimin.hotline.schemas.topic.Topic.Kept;
import java.util.List;

/**
 * Work orders and their texts, time, and the editions of directory and policies: what intake
 * writes.
 */
final class IntakeTopics {

  static final Topic INTAKE_GOV12345 = channel("gov12345", "Work orders from 12345");

  static final Topic INTAKE_LOCAL_HOTLINE =
      channel("local-hotline", "Work orders from local hotlines");

  static final Topic INTAKE_MAILBOX = channel("mailbox", "Work orders from mailboxes");

  static final Topic INTAKE_DESK = channel("desk", "Work orders entered by hand");

  static final Topic TICKS =
      new Topic(
          "hotline.ticks.v1",
          "intake instance",
          List.of(IntakeTick.class),
          List.of(INTAKE),
          BY_KEY,
          Kept.days(1),
          false,
          "Time before which everything accepted is on the log, per intake instance");

  static final Topic CASE_TEXTS =
      new Topic(
          "hotline.case-texts.v1",
          "case id/text id",
          List.of(CaseText.class),
          List.of(INTAKE),
          BY_KEY,
          new Kept.Compacted(),
          true,
          "Scrubbed texts of a case");

  static final Topic DIRECTORY =
      new Topic(
          "hotline.directory.v1",
          "unit, account",
          List.of(UnitPublished.class, PersonPublished.class, DirectoryPublished.class),
          List.of(INTAKE),
          SINGLE,
          new Kept.Forever(),
          true,
          "Units, people by account and role, aliases, in editions");

  static final Topic POLICIES =
      new Topic(
          "hotline.policies.v1",
          "policy",
          List.of(PolicyPublished.class, PoliciesPublished.class),
          List.of(INTAKE),
          SINGLE,
          new Kept.Forever(),
          true,
          "Calendars, limits, rules and schemes, in editions");

  private IntakeTopics() {}

  private static Topic channel(String name, String what) {
    return new Topic(
        "hotline.intake." + name + ".v1",
        "case id",
        List.of(WorkOrderReceived.class),
        List.of(INTAKE),
        BY_KEY,
        Kept.days(30),
        true,
        what);
  }
}
