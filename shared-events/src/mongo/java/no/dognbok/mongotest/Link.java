package no.dognbok.mongotest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.dognbok.mongotest.FaultProxy.Deed;

/** One connection through the proxy: its two ends, and a thread for each direction. */
final class Link {

  private static final int CONNECT_MILLISECONDS = 5_000;

  private final FaultProxy proxy;
  private final Socket client;
  private final Socket server = new Socket();

  /** By the request's id: what befalls its answer. */
  private final Map<Integer, Fault> answers = new ConcurrentHashMap<>();

  Link(FaultProxy proxy, Socket client) {
    this.proxy = proxy;
    this.client = client;
  }

  void start(InetSocketAddress address) {
    Thread.ofVirtual().name("fault-proxy-requests").start(() -> requests(address));
  }

  private void requests(InetSocketAddress address) {
    try {
      server.connect(address, CONNECT_MILLISECONDS);
      server.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      Thread.ofVirtual().name("fault-proxy-answers").start(this::answers);
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      while (request(WireMessage.read(in), out)) {
        // the next one
      }
    } catch (IOException e) {
      proxy.passWhenOpen(); // that somebody has gone is not told either
    } finally {
      cut();
    }
  }

  private void answers() {
    try {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      while (answer(WireMessage.read(in), out)) {
        // the next one
      }
    } catch (IOException e) {
      proxy.passWhenOpen();
    } finally {
      cut();
    }
  }

  /** Whether the connection goes on. */
  private boolean request(WireMessage request, OutputStream out) throws IOException {
    switch (proxy.heard(request)) {
      case Fault.None() -> {}
      case Fault.Cut() -> {
        proxy.did(Deed.CUT); // before anybody can have seen it
        cut();
        return false;
      }
      case Fault.DelayRequest(var time) -> {
        proxy.did(Deed.DELAYED_REQUEST);
        proxy.hold(time);
      }
      case Fault.DelayAnswer later -> answers.put(request.id(), later);
      case Fault.DropAnswer later -> answers.put(request.id(), later);
    }
    pass(request, out);
    return true;
  }

  /** Whether the connection goes on. */
  private boolean answer(WireMessage answer, OutputStream out) throws IOException {
    Fault fault = answers.remove(answer.answers());
    if (fault instanceof Fault.DropAnswer) {
      proxy.did(Deed.DROPPED_ANSWER);
      cut();
      return false;
    }
    if (fault instanceof Fault.DelayAnswer(var time)) {
      proxy.did(Deed.DELAYED_ANSWER);
      proxy.hold(time);
    }
    pass(answer, out);
    return true;
  }

  private void pass(WireMessage message, OutputStream out) throws IOException {
    proxy.passWhenOpen();
    out.write(message.bytes());
    out.flush();
  }

  /** Closes both ends at once. */
  void cut() {
    proxy.gone(this);
    for (Socket end : new Socket[] {client, server}) {
      try {
        end.close();
      } catch (IOException e) {
        // it is closed
      }
    }
  }
}
