package cn.huimin.hotline.platform.caller;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * Addresses that begin alike.
 *
 * @param first the first of them
 * @param bits how many bits are alike
 */
record Network(InetAddress first, int bits) {

  private static final int BYTE = 8;

  /**
   * Reads an address or a CIDR such as {@code 10.1.0.0/16}.
   *
   * @throws IllegalArgumentException saying what is wrong with it, if it is none
   */
  static Network of(String written) {
    int slash = written.indexOf('/');
    var address =
        address(slash < 0 ? written : written.substring(0, slash))
            .orElseThrow(() -> wrong(written, "is no address and no CIDR such as 10.1.0.0/16"));
    int longest = address.getAddress().length * BYTE;
    int bits = slash < 0 ? longest : bits(written, slash, longest);
    var network = new Network(address, bits);
    if (!Arrays.equals(network.masked(address), address.getAddress())) {
      throw wrong(written, "has bits behind its prefix");
    }
    return network;
  }

  private static int bits(String written, int slash, int longest) {
    try {
      int bits = Integer.parseInt(written.substring(slash + 1));
      if (bits >= 1 && bits <= longest) {
        return bits;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw wrong(written, "has a prefix that is not from 1 to " + longest);
  }

  private static IllegalArgumentException wrong(String written, String why) {
    return new IllegalArgumentException("trusted proxy '" + written + "' " + why);
  }

  /** The address that a text is, without asking anybody; IPv4 within IPv6 as IPv4. */
  static Optional<InetAddress> address(String text) {
    int zone = text.indexOf('%');
    var bare = zone < 0 ? text : text.substring(0, zone);
    // Of the shorter ways to write IPv4 nobody knows what they mean.
    boolean dotted = bare.indexOf(':') >= 0 || bare.chars().filter(c -> c == '.').count() == 3;
    try {
      return dotted ? Optional.of(InetAddress.ofLiteral(bare)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    return address.getAddress().length == first.getAddress().length
        && Arrays.equals(masked(address), first.getAddress());
  }

  private byte[] masked(InetAddress address) {
    var bytes = address.getAddress();
    for (int at = 0; at < bytes.length; at++) {
      int kept = Math.clamp(bits - (long) at * BYTE, 0, BYTE);
      bytes[at] &= (byte) (0xFF << (BYTE - kept));
    }
    return bytes;
  }
}
