package cn.huimin.hotline.routing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The routing service: the life of cases. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RoutingServiceApplication {

  /** Name of its settings: {@code routing-service.yml}. */
  public static final String CONFIG_NAME = "routing-service";

  /** Starts it with the settings of {@code routing-service.yml}. */
  public static void main(String[] args) {
    System.setProperty("spring.config.name", CONFIG_NAME);
    SpringApplication.run(RoutingServiceApplication.class, args);
  }
}
