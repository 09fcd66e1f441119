package no.dognbok.bench.http;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The server that {@code bench http} measures the ledger against. */
@Command(name = "one-row", hidden = true, description = "Serves an endpoint that writes one row.")
public final class OneRowCommand implements Callable<Integer> {

  @Option(names = "--data", required = true)
  private Path data = Path.of("");

  @Option(names = "--port", required = true)
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    SpringApplication.run(
        OneRowServer.class,
        "--server.port=" + port,
        "--one-row.file=" + data.resolve("rows.db").toAbsolutePath());
    new CountDownLatch(1).await(); // until the process is ended
    return 0;
  }
}
