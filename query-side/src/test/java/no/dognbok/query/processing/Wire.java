package no.dognbok.query.processing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire between a process and its database that can be cut and mended. */
final class Wire implements AutoCloseable {

  private final InetSocketAddress to;
  private final ServerSocket entry;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  Wire(InetSocketAddress to) throws IOException {
    this.to = to;
    entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::accept);
  }

  int port() {
    return entry.getLocalPort();
  }

  private void accept() {
    while (!entry.isClosed()) {
      try {
        Socket client = entry.accept();
        open.add(client);
        if (cut) {
          hangUp();
        } else {
          Socket server = new Socket(to.getAddress(), to.getPort());
          open.add(server);
          carry(client, server);
          carry(server, client);
        }
      } catch (IOException e) {
        hangUp(); // whoever called calls again
      }
    }
  }

  private void carry(Socket from, Socket into) {
    Thread.ofVirtual()
        .start(() -> {
          try (from;
              into) {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            in.transferTo(out);
          } catch (IOException e) {
            // both are closed
          }
        });
  }

  private void hangUp() {
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        // it is closed
      }
      open.remove(socket);
    }
  }

  void cut() {
    cut = true;
    hangUp();
  }

  void mend() {
    cut = false;
  }

  @Override
  public void close() throws IOException {
    entry.close();
    cut();
  }
}
