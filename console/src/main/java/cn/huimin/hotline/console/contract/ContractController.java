package cn.huimin.hotline.console.contract;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The contract: the API as it was written before the code, the topics as their catalogue is. */
@RestController
class ContractController {

  private static final MediaType YAML = new MediaType("application", "yaml");

  @GetMapping("/openapi.yaml")
  ResponseEntity<Resource> contract() {
    return page("openapi.yaml");
  }

  @GetMapping("/asyncapi.yaml")
  ResponseEntity<Resource> topics() {
    return page("asyncapi.yaml");
  }

  private static ResponseEntity<Resource> page(String name) {
    return ResponseEntity.ok()
        .contentType(YAML)
        .body(new ClassPathResource("console-contract/" + name));
  }
}
