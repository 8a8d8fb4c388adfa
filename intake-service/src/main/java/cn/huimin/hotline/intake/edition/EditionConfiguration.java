package cn.huimin.hotline.intake.edition;

import cn.huimin.hotline.intake.config.IntakeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/** The directory to begin with. */
@Configuration(proxyBeanMethods = false)
class EditionConfiguration {

  private static final String SAMPLE_COUNTY = "classpath:sample-county/directory.json";

  @Bean
  SeedDirectory seedDirectory(IntakeSettings settings, ResourceLoader resources) {
    var place = settings.seedDirectory();
    if (place == null || place.isBlank()) {
      if (!settings.demo()) {
        return SeedDirectory.SMALLEST;
      }
      place = SAMPLE_COUNTY;
    }
    try {
      return SeedDirectory.parse(resources.getResource(place).getContentAsByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "hotline.intake.seed-directory names " + place + ", which cannot be read", e);
    }
  }
}
