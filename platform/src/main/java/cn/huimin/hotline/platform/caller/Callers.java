package cn.huimin.hotline.platform.caller;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells from which address somebody asks. Whoever is connected is believed to be who asks, unless
 * it is a trusted proxy: then it is the last one before it, from right to left, that is none. What
 * stands further left anybody can have written.
 */
public final class Callers {

  private static final int NETWORK_BYTES = 8;
  private static final Pattern FOR =
      Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(?:\"([^\"]*)\"|([^;,\\s]*))");
  private static final Pattern PORT = Pattern.compile("(\\d+\\.\\d+\\.\\d+\\.\\d+):\\d+");

  private final List<Network> trusted;
  private final ProxyHeader header;

  /**
   * Who is believed.
   *
   * @param trusted addresses and CIDRs of proxies; none: whoever is connected is who asks
   * @param header where they write for whom they ask
   * @throws IllegalArgumentException naming the one that is no address and no CIDR
   */
  public Callers(List<String> trusted, ProxyHeader header) {
    this.trusted = trusted.stream().map(String::strip).map(Network::of).toList();
    this.header = header;
  }

  /** Where trusted proxies write for whom they ask. */
  public ProxyHeader header() {
    return header;
  }

  /**
   * The address of who asks.
   *
   * @param connected address of who is connected
   * @param said values of the header, as they came, the nearest last
   */
  public String of(String connected, List<String> said) {
    var last = Network.address(connected);
    if (last.isEmpty() || !trusts(last.get())) {
      return connected;
    }
    for (var hop : hops(said)) {
      var address = Network.address(hop);
      if (address.isEmpty()) {
        break;
      }
      last = address;
      if (!trusts(address.get())) {
        break;
      }
    }
    return last.map(InetAddress::getHostAddress).orElse(connected);
  }

  /** Whether this is a trusted proxy, which stands for many. */
  public boolean isProxy(String address) {
    return Network.address(address).filter(this::trusts).isPresent();
  }

  private boolean trusts(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  /** Whom the proxies asked for, the nearest first. */
  private List<String> hops(List<String> said) {
    var hops = new ArrayList<String>();
    for (var value : said) {
      for (var part : value.split(",", -1)) {
        hops.add(bare(header == ProxyHeader.FORWARDED ? forwarded(part) : part.strip()));
      }
    }
    Collections.reverse(hops);
    return hops;
  }

  private static String forwarded(String element) {
    var found = FOR.matcher(element);
    if (!found.find()) {
      return "";
    }
    return Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2)).strip();
  }

  /** Without brackets and port. */
  private static String bare(String hop) {
    int bracket = hop.indexOf(']');
    if (hop.startsWith("[") && bracket > 0) {
      return hop.substring(1, bracket);
    }
    var port = PORT.matcher(hop);
    return port.matches() ? port.group(1) : hop;
  }

  /**
   * What is counted as one: an address of IPv4, and of IPv6 the /64 it is in, since whoever has one
   * of its addresses has them all.
   *
   * @param address an address; anything else stands for itself
   */
  public static String network(String address) {
    return Network.address(address)
        .filter(Inet6Address.class::isInstance)
        .map(InetAddress::getAddress)
        .map(Callers::prefix)
        .orElse(address);
  }

  private static String prefix(byte[] address) {
    Arrays.fill(address, NETWORK_BYTES, address.length, (byte) 0);
    try {
      return InetAddress.getByAddress(address).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("sixteen bytes are an address", e);
    }
  }
}
