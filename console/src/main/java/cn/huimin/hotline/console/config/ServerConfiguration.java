package cn.huimin.hotline.console.config;

import cn.huimin.hotline.console.settings.ConsoleSettings;
import cn.huimin.hotline.platform.body.PaceValve;
import cn.huimin.hotline.platform.caller.Callers;
import cn.huimin.hotline.platform.connection.CappedProtocol;
import cn.huimin.hotline.platform.problem.ProblemValve;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The server that the pages and the API stand on. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatWebServerFactory> boundsOfTheServer(ConsoleSettings settings) {
    var callers = new Callers(settings.trustedProxies(), settings.proxyHeader());
    return factory -> {
      factory.addContextCustomizers(ProblemValve::stand, PaceValve::stand);
      factory.setProtocol(CappedProtocol.class.getName());
      factory.addProtocolHandlerCustomizers(
          handler -> {
            if (handler instanceof CappedProtocol protocol) {
              protocol.cap(settings.addressConnections(), callers::isProxy);
            }
          });
    };
  }
}
