package no.dognbok.standalone;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
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
    ServerHttpRequest unconditional =
        exchange
            .getRequest()
            .mutate()
            .headers(headers -> {
              headers.remove(HttpHeaders.IF_NONE_MATCH);
              headers.remove(HttpHeaders.IF_MODIFIED_SINCE);
            })
            .build();
    exchange.getResponse().getHeaders().setCacheControl("no-store");
    return chain.filter(exchange.mutate().request(unconditional).build());
  }
}
