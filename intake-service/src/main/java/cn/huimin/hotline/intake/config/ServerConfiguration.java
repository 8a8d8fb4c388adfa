package cn.huimin.hotline.intake.config;

import cn.huimin.hotline.platform.body.PaceValve;
import cn.huimin.hotline.platform.problem.ProblemValve;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The server that the API stands on. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> boundsOfTheServer() {
    return factory -> factory.addContextCustomizers(ProblemValve::stand, PaceValve::stand);
  }
}
