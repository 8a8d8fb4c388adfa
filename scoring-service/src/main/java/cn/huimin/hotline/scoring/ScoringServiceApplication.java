package cn.huimin.hotline.scoring;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The scoring service on its own; the standalone runs the same class beside others. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ScoringServiceApplication {

  /** Name of the settings file, so that several services fit on one class path. */
  public static final String CONFIG_NAME = "scoring-service";

  /** Starts the service. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(ScoringServiceApplication.class)
        .properties("spring.config.name=" + CONFIG_NAME)
        .run(args);
  }
}
