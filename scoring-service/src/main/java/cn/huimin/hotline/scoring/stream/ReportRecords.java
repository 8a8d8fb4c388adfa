package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.report.DueReport;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.assessment.AssessmentHeader;
import cn.huimin.hotline.schemas.score.ReportFellDue;
import cn.huimin.hotline.schemas.score.ReportStanding;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.scoring.assessment.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes how reports of the calendar stand. */
final class ReportRecords {

  /** Who finds a report missing. */
  private static final String SCORING = "service:scoring";

  private ReportRecords() {}

  static String key(ReportStanding standing) {
    return String.join(
        "/", "report", standing.getUnitId(), standing.getReport(), standing.getInstance());
  }

  static String subject(ReportFellDue due) {
    return due.getReport() + "/" + due.getInstance();
  }

  static Person finder() {
    return new Person(SCORING, Role.SERVICE.name(), null);
  }

  /** Unit that owed it: the assessed one, or one pooled under it. */
  static String place(ReportFellDue due) {
    return due.getPlaceId() == null ? due.getUnitId() : due.getPlaceId();
  }

  /** What stands around the entry that a report is missing, or around what takes it back. */
  static AssessmentHeader header(ReportFellDue due) {
    return AssessmentHeader.newBuilder()
        .setCommandId(
            (due.getInTime() ? "in-time-" : "due-")
                + due.getUnitId()
                + "-"
                + due.getReport()
                + "-"
                + due.getInstance())
        .setUnitId(due.getUnitId())
        .setUnitName(due.getUnitName())
        .setPlaceId(place(due))
        .setActor(new Actor(SCORING, Role.SERVICE, null, null))
        .setAcceptedAt(due.getAt())
        .build();
  }

  static ReportStanding standing(ReportFellDue due, @Nullable Instant filedAt) {
    return ReportStanding.newBuilder()
        .setUnitId(due.getUnitId())
        .setUnitName(due.getUnitName())
        .setReport(due.getReport())
        .setName(due.getName())
        .setInstance(due.getInstance())
        .setDueAt(due.getDueAt())
        .setFiledAt(filedAt)
        .setCounted(due.getCounted())
        .setAt(due.getAt())
        .build();
  }

  static ReportStanding standing(AssessmentHeader header, DueReport due, Instant filedAt) {
    return ReportStanding.newBuilder()
        .setUnitId(header.getUnitId())
        .setUnitName(header.getUnitName())
        .setReport(due.report().id())
        .setName(due.report().name())
        .setInstance(due.instance())
        .setDueAt(due.at())
        .setFiledAt(filedAt)
        .setCounted(due.report().counted())
        .setAt(header.getAcceptedAt())
        .build();
  }
}
