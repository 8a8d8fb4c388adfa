package cn.huimin.hotline.intake;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The intake service on its own; the standalone runs the same class beside others. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IntakeServiceApplication {

  /** Name of the settings file, so that several services fit on one class path. */
  public static final String CONFIG_NAME = "intake-service";

  /** Starts the service. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(IntakeServiceApplication.class)
        .properties("spring.config.name=" + CONFIG_NAME)
        .run(args);
  }
}
