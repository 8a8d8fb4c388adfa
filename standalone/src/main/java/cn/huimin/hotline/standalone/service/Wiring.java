package cn.huimin.hotline.standalone.service;

import cn.huimin.hotline.embedded.DatabaseAccess;
import cn.huimin.hotline.standalone.folder.DataFolder;
import cn.huimin.hotline.standalone.folder.Ports;
import cn.huimin.hotline.standalone.part.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the house tells each service about the others, as settings that win over files and
 * environment.
 *
 * @param folder the data folder
 * @param parts the running parts
 * @param ports the inner ports
 * @param frontPort the port of the house
 * @param demo whether the sample month is shown
 * @param firstAdminPassword password of the first administrator, where one is to be made
 */
public record Wiring(
    DataFolder folder,
    Parts parts,
    Ports ports,
    int frontPort,
    boolean demo,
    @Nullable String firstAdminPassword) {

  private static final String INTAKE = "intake-service";
  private static final String NOTIFICATION = "notification-service";

  /** Where the pages are, as messages and Open311 tell people, unless a setting says otherwise. */
  Map<String, Object> links() {
    String front = "http://127.0.0.1:" + frontPort;
    return Map.of(
        "hotline.intake.mailbox.link", front,
        "hotline.notification.mail.link", front,
        "hotline.notification.sms.link", front);
  }

  /** The settings of a service, as command-line arguments of its context. */
  List<String> arguments(ServiceSpec service, int intakePort) {
    return settings(service, intakePort).entrySet().stream()
        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
        .toList();
  }

  private Map<String, String> settings(ServiceSpec service, int intakePort) {
    Path overrides = folder.root().resolve(DataFolder.SETTINGS_FILE);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spring.config.name", service.name());
    settings.put("spring.config.additional-location", "optional:file:" + overrides);
    settings.put("spring.application.name", service.name());
    settings.put("spring.jmx.enabled", "false");
    settings.put("hotline.kafka.bootstrap-servers", parts.bootstrapServers());
    settings.put("hotline.registry.url", parts.registryUrl());
    settings.put("hotline.state-dir", folder.of("state").resolve(service.name()).toString());
    settings.put("hotline.secrets-dir", folder.of("secrets").toString());
    settings.put("hotline.demo", String.valueOf(demo));
    settings.put("hotline.intake.url", "http://127.0.0.1:" + intakePort);
    settings.putAll(web(service, intakePort));
    if (service.schema() != null) {
      DatabaseAccess access = parts.database(service.schema());
      settings.put("spring.datasource.url", access.url());
      settings.put("spring.datasource.username", access.username());
      settings.put("spring.datasource.password", access.password());
    }
    if (service.name().equals(INTAKE)) {
      settings.put("hotline.intake.work-dir", folder.of("run").resolve(INTAKE).toString());
    }
    if (service.name().equals(NOTIFICATION)) {
      machineToken().ifPresent(token -> settings.put("hotline.notification.contacts.token", token));
    }
    if (service.name().equals(INTAKE) && firstAdminPassword != null) {
      settings.put("hotline.intake.first-admin-password", firstAdminPassword);
    }
    return settings;
  }

  /** The secret by which our services ask intake; intake has made it when the others start. */
  private Optional<String> machineToken() {
    Path file = folder.of("secrets").resolve("machine-token");
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> web(ServiceSpec service, int intakePort) {
    return switch (service.web()) {
      case NONE -> Map.of("spring.main.web-application-type", "none");
      case INNER -> listen(service.name().equals(INTAKE) ? intakePort : ports.of(service.name()));
      case FRONT -> listen(frontPort);
    };
  }

  private static Map<String, String> listen(int port) {
    return Map.of("server.address", "127.0.0.1", "server.port", String.valueOf(port));
  }
}
