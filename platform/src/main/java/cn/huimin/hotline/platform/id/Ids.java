package cn.huimin.hotline.platform.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deterministic ids (DESIGN §1): the same words give the same id, on every machine. */
public final class Ids {

  /** Namespace of the house: the UUIDv5 of "huimin-hotline" in the DNS namespace. */
  private static final UUID NAMESPACE =
      uuid5(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "huimin-hotline");

  private Ids() {}

  /**
   * Id of the case a work order opens.
   *
   * @param channel name of the channel
   * @param sourceLine line of the channel, or null
   * @param externalNumber number the source gave it
   */
  public static String caseId(String channel, @Nullable String sourceLine, String externalNumber) {
    return uuid5("case", channel, sourceLine == null ? "" : sourceLine, externalNumber);
  }

  /**
   * UUIDv5 (RFC 9562) of the parts in this order; where one part ends and the next begins counts.
   */
  public static String uuid5(String... parts) {
    var name = new StringBuilder();
    for (var part : parts) {
      name.append(part.length()).append(':').append(part);
    }
    return uuid5(NAMESPACE, name.toString()).toString();
  }

  /** SHA-256 in lower-case hex. */
  public static String sha256(byte[] content) {
    return HexFormat.of().formatHex(digest("SHA-256").digest(content));
  }

  private static UUID uuid5(UUID namespace, String name) {
    var sha1 = digest("SHA-1");
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .array());
    var hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
    long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
