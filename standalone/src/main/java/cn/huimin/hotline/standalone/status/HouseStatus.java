package cn.huimin.hotline.standalone.status;

import java.util.Map;

/**
 * What runs where.
 *
 * @param console pages and API
 * @param kafka the broker
 * @param registry the schema registry
 * @param database the database
 * @param services health of each service, by its name
 * @param lag records that consumer groups have still to read, all groups together; -1 while that
 *     cannot be told
 */
public record HouseStatus(
    Place console,
    Place kafka,
    Place registry,
    Place database,
    Map<String, String> services,
    long lag) {

  /**
   * A part and how it is.
   *
   * @param address how others reach it
   * @param health {@code UP}, {@code DOWN} or what it says itself
   */
  public record Place(String address, String health) {}
}
