package cn.huimin.hotline.standalone.service;

import java.util.List;

/** The services of the house, in the order in which they are started. */
public final class HotlineServices {

  private HotlineServices() {}

  /** All of them. */
  public static List<ServiceSpec> all() {
    return List.of();
  }
}
