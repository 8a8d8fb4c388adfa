package cn.huimin.hotline.intake.secret;

import cn.huimin.hotline.intake.config.IntakeSettings;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The folder of secrets. */
@Configuration(proxyBeanMethods = false)
class SecretConfiguration {

  @Bean
  SecretFiles secretFiles(IntakeSettings settings, SecureRandom random) {
    return new SecretFiles(settings.secretsDir(), random);
  }
}
