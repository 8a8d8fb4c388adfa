package cn.huimin.hotline.sla;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The sla service: clocks, cards and early warnings. */
@SpringBootApplication
public class SlaServiceApplication {

  /** Starts it with the settings of {@code sla-service.yml}. */
  public static void main(String[] args) {
    System.setProperty("spring.config.name", "sla-service");
    SpringApplication.run(SlaServiceApplication.class, args);
  }
}
