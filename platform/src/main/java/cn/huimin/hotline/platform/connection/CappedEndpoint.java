package cn.huimin.hotline.platform.connection;

import cn.huimin.hotline.platform.caller.Callers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Counts what is open by the address it is from. */
final class CappedEndpoint extends NioEndpoint {

  private final Open open = new Open();
  private volatile int most = Integer.MAX_VALUE;
  private volatile Predicate<String> exempt = _ -> true;

  CappedEndpoint() {
    connections = open;
  }

  void cap(int most, Predicate<String> exempt) {
    this.most = most;
    this.exempt = exempt;
  }

  /**
   * Closes what is too much: the acceptor, told that it is not taken, closes only what it knows.
   */
  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    var address = address(socket);
    if (address != null && !exempt.test(address) && open.of(Callers.network(address)) >= most) {
      destroySocket(socket);
      return false;
    }
    return super.setSocketOptions(socket);
  }

  private static @Nullable String address(SocketChannel socket) {
    try {
      return socket.getRemoteAddress() instanceof InetSocketAddress from
          ? from.getAddress().getHostAddress()
          : null;
    } catch (IOException e) {
      // Closed again already.
      return null;
    }
  }

  /** What Tomcat keeps of its connections, counted: a closed one tells its address no longer. */
  private static final class Open
      extends ConcurrentHashMap<SocketChannel, SocketWrapperBase<NioChannel>> {

    private static final long serialVersionUID = 1L;

    private final transient Map<SocketChannel, String> from = new ConcurrentHashMap<>();
    private final transient Map<String, Integer> counts = new ConcurrentHashMap<>();

    int of(String network) {
      return counts.getOrDefault(network, 0);
    }

    @Override
    public @Nullable SocketWrapperBase<NioChannel> put(
        SocketChannel socket, SocketWrapperBase<NioChannel> wrapper) {
      var address = address(socket);
      if (address != null) {
        var network = Callers.network(address);
        from.put(socket, network);
        counts.merge(network, 1, Integer::sum);
      }
      return super.put(socket, wrapper);
    }

    @Override
    public @Nullable SocketWrapperBase<NioChannel> remove(Object socket) {
      var network = from.remove(socket);
      if (network != null) {
        counts.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
      }
      return super.remove(socket);
    }
  }
}
