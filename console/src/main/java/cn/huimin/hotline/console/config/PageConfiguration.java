package cn.huimin.hotline.console.config;

import cn.huimin.hotline.console.page.Say;
import cn.huimin.hotline.console.words.Clocks;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.platform.edition.Editions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What pages are made of. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

  @Bean
  Say say(Words words, Clocks clocks, Editions editions) {
    return new Say(words, clocks, editions);
  }
}
