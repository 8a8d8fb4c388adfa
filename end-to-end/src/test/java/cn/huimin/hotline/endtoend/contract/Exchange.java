package cn.huimin.hotline.endtoend.contract;

import org.jspecify.annotations.Nullable;

/**
 * A request and its answer, as far as the contract speaks of them.
 *
 * @param method HTTP method
 * @param path path without the query
 * @param requestBody JSON sent, null for none or another kind
 * @param status status answered
 * @param contentType content type answered, empty for none
 * @param responseBody body answered
 */
public record Exchange(
    String method,
    String path,
    @Nullable String requestBody,
    int status,
    String contentType,
    String responseBody) {

  @Override
  public String toString() {
    return method + " " + path + " -> " + status;
  }
}
