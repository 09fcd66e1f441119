package no.dognbok.standalone;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * No answer is kept on its way, and none is "not modified": a deadline becomes overdue by time
 * alone, while the {@code ETag} says only what was told. It is there for {@code If-Match}.
 */
@Component
@Order(1)
final class NeverKept implements WebFilter {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    exchange.getResponse().getHeaders().setCacheControl("no-store");
    return chain.filter(new AlwaysModified(exchange));
  }

  private static final class AlwaysModified extends ServerWebExchangeDecorator {

    AlwaysModified(ServerWebExchange exchange) {
      super(exchange);
    }

    @Override
    public boolean checkNotModified(Instant lastModified) {
      return false;
    }

    @Override
    public boolean checkNotModified(String etag) {
      return false;
    }

    @Override
    public boolean checkNotModified(@Nullable String etag, Instant lastModified) {
      return false;
    }
  }
}
