package no.dognbok.bench.http;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import no.dognbok.bench.log.Sqlite;
import no.dognbok.standalone.ReadsOn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * An endpoint that writes one row durably and nothing else, on the same server, threads and SQLite
 * settings as the ledger: one insert in a transaction of its own, behind one connection. Its
 * question is the reading of one row.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  NettyReactiveWebServerAutoConfiguration.class,
  HttpHandlerAutoConfiguration.class,
  WebFluxAutoConfiguration.class,
  CodecsAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  TaskExecutionAutoConfiguration.class
})
@Import({ReadsOn.class, OneRowServer.Rows.class})
class OneRowServer {

  /** How many rows there are to read at the start. */
  static final int ROWS = 100_000;

  private static final int READERS = 4;

  @RestController
  static final class Rows {

    private final ReentrantLock lock = new ReentrantLock(true);
    private final PreparedStatement insert;
    private final BlockingQueue<PreparedStatement> readers = new ArrayBlockingQueue<>(READERS);

    Rows(@Value("${one-row.file}") Path file) throws SQLException {
      Connection writing = Sqlite.open(file);
      fill(writing);
      insert = writing.prepareStatement("INSERT INTO rows (body) VALUES (?)");
      for (int i = 0; i < READERS; i++) {
        readers.add(Sqlite.open(file).prepareStatement("SELECT body FROM rows WHERE id = ?"));
      }
    }

    private static void fill(Connection writing) throws SQLException {
      try (Statement statement = writing.createStatement()) {
        statement.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT NOT NULL)");
        statement.execute(
            """
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
            INSERT INTO rows (id, body) SELECT i, '{"id":' || i || ',"needed":true}' FROM n\
            """
                .formatted(ROWS));
      }
    }

    @PostMapping("/rows")
    String write(@RequestBody String body) throws SQLException {
      lock.lock();
      try {
        insert.setString(1, body);
        insert.executeUpdate();
      } finally {
        lock.unlock();
      }
      return "written";
    }

    @GetMapping(path = "/rows/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    String read(@PathVariable long id) throws SQLException, InterruptedException {
      PreparedStatement select = readers.take();
      try {
        select.setLong(1, id);
        try (ResultSet row = select.executeQuery()) {
          return row.getString(1);
        }
      } finally {
        readers.add(select);
      }
    }
  }
}
