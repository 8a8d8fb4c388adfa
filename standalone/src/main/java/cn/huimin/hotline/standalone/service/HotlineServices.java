package cn.huimin.hotline.standalone.service;

import cn.huimin.hotline.console.ConsoleApplication;
import cn.huimin.hotline.intake.IntakeServiceApplication;
import cn.huimin.hotline.notification.NotificationServiceApplication;
import cn.huimin.hotline.routing.RoutingServiceApplication;
import cn.huimin.hotline.scoring.ScoringServiceApplication;
import cn.huimin.hotline.sla.SlaServiceApplication;
import java.util.List;

/** The services of the house, in the order in which they are started. */
public final class HotlineServices {

  private HotlineServices() {}

  /** All of them. */
  public static List<ServiceSpec> all() {
    return List.of(
        new ServiceSpec(
            "intake-service", IntakeServiceApplication.class, ServiceSpec.Web.INNER, "intake"),
        new ServiceSpec(
            "routing-service", RoutingServiceApplication.class, ServiceSpec.Web.NONE, null),
        new ServiceSpec("sla-service", SlaServiceApplication.class, ServiceSpec.Web.NONE, null),
        new ServiceSpec(
            "scoring-service", ScoringServiceApplication.class, ServiceSpec.Web.NONE, null),
        new ServiceSpec(
            "notification-service",
            NotificationServiceApplication.class,
            ServiceSpec.Web.NONE,
            "notification"),
        new ServiceSpec("console", ConsoleApplication.class, ServiceSpec.Web.FRONT, "console"));
  }
}
