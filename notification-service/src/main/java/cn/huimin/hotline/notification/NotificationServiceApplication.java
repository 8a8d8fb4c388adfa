package cn.huimin.hotline.notification;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The notification service on its own; the standalone runs the same class beside others. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotificationServiceApplication {

  /** Name of the settings file, so that several services fit on one class path. */
  public static final String CONFIG_NAME = "notification-service";

  /** Starts the service. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(NotificationServiceApplication.class)
        .properties("spring.config.name=" + CONFIG_NAME)
        .run(args);
  }
}
