package no.dognbok.standalone;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import no.dognbok.events.Refusal.Code;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers nobody but this machine. Listening on loopback keeps other machines out, but not the
 * pages in this machine's browser: a page may have its own name resolve to 127.0.0.1 (DNS
 * rebinding) and then read what it is answered, or send a form here. The name by which the request
 * was made and the page that made it tell the two apart.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LocalCallers implements WebFilter {

  private static final String LOCAL = "(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?";
  private static final Pattern HOST = Pattern.compile(LOCAL, Pattern.CASE_INSENSITIVE);
  private static final Pattern ORIGIN =
      Pattern.compile("https?://" + LOCAL, Pattern.CASE_INSENSITIVE);

  private final JsonMapper json;

  LocalCallers(JsonMapper json) {
    this.json = json;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    if (!all(headers, HttpHeaders.HOST, HOST)) {
      return refuse(exchange, "Host");
    }
    if (!all(headers, HttpHeaders.ORIGIN, ORIGIN)) {
      return refuse(exchange, "Origin");
    }
    return chain.filter(exchange);
  }

  private static boolean all(HttpHeaders headers, String name, Pattern local) {
    return headers.getOrDefault(name, List.of()).stream()
        .allMatch(value -> local.matcher(value).matches());
  }

  private Mono<Void> refuse(ServerWebExchange exchange, String header) {
    return Problems.write(
        exchange,
        json,
        Code.FOREIGN_HOST,
        "the header %s names another machine; the ledger answers 127.0.0.1, localhost and [::1]"
            .formatted(header),
        Map.of("header", header));
  }
}
