package cn.huimin.hotline.console;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The console as a process of its own; the standalone starts the same class beside the others. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ConsoleApplication {

  /** Name of the settings file, without its ending. */
  public static final String CONFIG_NAME = "console";

  /** Starts the console. */
  public static void main(String[] arguments) {
    new SpringApplicationBuilder(ConsoleApplication.class)
        .properties("spring.config.name=" + CONFIG_NAME)
        .run(arguments);
  }
}
