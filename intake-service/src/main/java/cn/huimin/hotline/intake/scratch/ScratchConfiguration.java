package cn.huimin.hotline.intake.scratch;

import cn.huimin.hotline.intake.config.IntakeSettings;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The folder for work, in which uploads arrive too. */
@Configuration(proxyBeanMethods = false)
class ScratchConfiguration {

  @Bean
  ScratchFiles scratchFiles(IntakeSettings settings) {
    return new ScratchFiles(settings.workDir());
  }

  /** Else the web server would let uploads arrive in the temporary files of the machine. */
  @Bean
  MultipartConfigElement multipartConfig(ScratchFiles scratch, MultipartProperties properties) {
    properties.setLocation(scratch.folder().toString());
    return properties.createMultipartConfig();
  }
}
