package cn.huimin.hotline.standalone.service;

import org.jspecify.annotations.Nullable;

/**
 * One service of the house.
 *
 * @param name its artifact, such as {@code intake-service}; its settings are in {@code <name>.yml}
 * @param application its {@code @SpringBootApplication} class
 * @param web where it listens
 * @param schema the database schema it keeps its rows in, lower case letters, or null if it has
 *     none
 */
public record ServiceSpec(String name, Class<?> application, Web web, @Nullable String schema) {

  /** Where a service listens. Always the loopback interface. */
  public enum Web {
    /** Nowhere: it lives by topics. */
    NONE,
    /** On an inner port. */
    INNER,
    /** On the port of the house. */
    FRONT
  }
}
