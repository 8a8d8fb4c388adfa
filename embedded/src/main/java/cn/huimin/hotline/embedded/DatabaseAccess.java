package cn.huimin.hotline.embedded;

/**
 * How a service reaches its schema.
 *
 * @param url JDBC address
 * @param username the role, which owns the schema of the same name and finds its tables there
 *     without naming it
 * @param password its password
 */
public record DatabaseAccess(String url, String username, String password) {

  /** Without the password. */
  @Override
  public String toString() {
    return username + "@" + url;
  }
}
