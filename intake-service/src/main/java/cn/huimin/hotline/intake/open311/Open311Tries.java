package cn.huimin.hotline.intake.open311;

import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.workorder.CaseRegistry;
import cn.huimin.hotline.intake.workorder.Fingerprints;
import cn.huimin.hotline.platform.id.Ids;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Ids of requests. GeoReport knows no key by which a client that got no answer could ask again, so
 * the same form from the same address within some minutes is the same request, and opens no second
 * case.
 */
@Component
class Open311Tries {

  private static final long WINDOW_SECONDS = 600;
  private static final int LENGTH = 16;

  private final Fingerprints fingerprints;
  private final CaseRegistry registry;
  private final RealTime time;

  Open311Tries(Fingerprints fingerprints, CaseRegistry registry, RealTime time) {
    this.fingerprints = fingerprints;
    this.registry = registry;
    this.time = time;
  }

  /** The id of what is sent; of an earlier try if it is one. */
  String requestId(String address, Map<String, List<String>> said, List<Open311Files.Sent> sent) {
    long window = time.clock().instant().getEpochSecond() / WINDOW_SECONDS;
    var files = sent.stream().map(file -> file.name() + " " + file.sha256()).toList();
    var before = id(window - 1, address, said, files);
    return registry.find(Ids.caseId("MAILBOX", "open311", before)).isPresent()
        ? before
        : id(window, address, said, files);
  }

  private String id(
      long window, String address, Map<String, List<String>> said, List<String> files) {
    return "o"
        + fingerprints
            .ofContent(List.of("open311", window, address, said, files))
            .substring(0, LENGTH);
  }
}
