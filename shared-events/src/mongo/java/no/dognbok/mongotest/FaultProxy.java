package no.dognbok.mongotest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a driver and a MongoDB, on a port of this machine, and does what networks do:
 * cuts, delays, loses answers, swallows everything for a while, or is not there. It works at the
 * borders of messages, so that what is lost is a whole request or a whole answer. It cannot look
 * into TLS.
 */
public final class FaultProxy implements AutoCloseable {

  /** What the proxy did, for counting. */
  public enum Deed {
    /** A connection was accepted. */
    ACCEPTED,
    /** A request came in, whatever became of it. */
    HEARD,
    CUT,
    DELAYED_REQUEST,
    DELAYED_ANSWER,
    DROPPED_ANSWER,
    /**
     * Something fell into the black hole: a request, an answer, or the news that a side has gone.
     */
    SWALLOWED
  }

  private final InetSocketAddress server;
  private final Socket port = new Socket();
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final Map<Deed, Integer> deeds = new EnumMap<>(Deed.class);
  private @Nullable ServerSocket door;
  private FaultPlan plan = FaultPlan.nothing();
  private boolean blackHole;
  private boolean closed;
  private volatile @Nullable Consumer<BsonDocument> listener;

  private FaultProxy(InetSocketAddress server) {
    this.server = server;
  }

  /** One to a server; nothing befalls anybody yet. */
  public static FaultProxy to(InetSocketAddress server) {
    FaultProxy proxy = new FaultProxy(server);
    try {
      // Bound and deaf: keeps the port while nobody listens, so that who calls is refused.
      proxy.port.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      proxy.port.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    proxy.accept();
    return proxy;
  }

  /** To the server of a test's database. */
  public static FaultProxy to(TestDatabase database) {
    return to(database.serverAddress());
  }

  /** Where it listens, on 127.0.0.1; for {@link TestDatabase#uriThrough}. */
  public int port() {
    return port.getLocalPort();
  }

  /** What befalls requests from now on. */
  public synchronized void plan(FaultPlan plan) {
    this.plan = plan;
  }

  /** Hands over every request's command from now on; greetings and pings too. */
  public void listen(Consumer<BsonDocument> listener) {
    this.listener = listener;
  }

  /**
   * Nothing goes through from now on, in either direction, and nobody is told: connections are
   * accepted and stay open. What comes meanwhile goes through when this ends, as TCP would send it
   * again, even where its sender has given up.
   */
  public synchronized void blackHole() {
    blackHole = true;
  }

  /** Ends the black hole. */
  public synchronized void endBlackHole() {
    blackHole = false;
    notifyAll();
  }

  /** The server is away: all connections are cut, and new ones are refused. */
  public synchronized void refuse() {
    if (door != null) {
      closeQuietly(door);
      door = null;
    }
    cutAll();
  }

  /** The server is back, on the same port. */
  public synchronized void accept() {
    if (door != null || closed) {
      return;
    }
    try {
      ServerSocket opened = new ServerSocket();
      opened.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      opened.bind(port.getLocalSocketAddress(), 512);
      door = opened;
      Thread.ofVirtual().name("fault-proxy").start(() -> acceptAt(opened));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cuts all connections that there are. */
  public void cutAll() {
    links.forEach(Link::cut);
  }

  /** How often it has done this. */
  public synchronized int count(Deed deed) {
    return deeds.getOrDefault(deed, 0);
  }

  /**
   * Waits until it has done something so often.
   *
   * @return whether it had before the time was up
   */
  public synchronized boolean await(Deed deed, int times, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (count(deed) < times) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  private void acceptAt(ServerSocket opened) {
    while (true) {
      try {
        Socket client = opened.accept();
        if (!linked(opened, new Link(this, client))) {
          client.close();
        }
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private synchronized boolean linked(ServerSocket opened, Link link) {
    if (door != opened) {
      return false;
    }
    links.add(link);
    did(Deed.ACCEPTED);
    link.start(server);
    return true;
  }

  void gone(Link link) {
    links.remove(link);
  }

  /** Hears a request, and says what befalls it. */
  Fault heard(WireMessage request) {
    Consumer<BsonDocument> told = listener;
    if (told != null) {
      told.accept(request.command());
    }
    synchronized (this) {
      did(Deed.HEARD);
      return plan.next(request.commandName());
    }
  }

  synchronized void did(Deed deed) {
    deeds.merge(deed, 1, Integer::sum);
    notifyAll();
  }

  /** Lets so much time pass, or less where the proxy is closed. */
  synchronized void hold(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    long left = time.toNanos();
    while (left > 0 && !closed) {
      waitAtMost(left);
      left = end - System.nanoTime();
    }
  }

  /** Waits where there is a black hole, until it is gone. */
  synchronized void passWhenOpen() {
    if (blackHole && !closed) {
      did(Deed.SWALLOWED);
    }
    while (blackHole && !closed) {
      waitAtMost(TimeUnit.MINUTES.toNanos(1));
    }
  }

  private void waitAtMost(long nanoseconds) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, nanoseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the proxy's threads", e);
    }
  }

  private static void closeQuietly(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    refuse();
    closeQuietly(port);
    notifyAll();
  }
}
