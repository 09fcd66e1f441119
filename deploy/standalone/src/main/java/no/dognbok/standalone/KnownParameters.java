package no.dognbok.standalone;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Refusal.Code;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses a query parameter that the question does not take: whoever writes {@code asof} for {@code
 * asOf} must not be given today's answer for that of the day they asked about.
 */
@Component
@Order(0)
final class KnownParameters implements WebFilter {

  private final RequestMappingHandlerMapping mapping;
  private final JsonMapper json;

  KnownParameters(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
      JsonMapper json) {
    this.mapping = mapping;
    this.json = json;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (exchange.getRequest().getQueryParams().isEmpty()) {
      return chain.filter(exchange);
    }
    return mapping
        .getHandler(exchange)
        .onErrorResume(_ -> Mono.empty()) // no such address, no such method: said further on
        .ofType(HandlerMethod.class)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(handler -> {
          List<String> known = handler.stream().flatMap(KnownParameters::parameters).toList();
          Optional<String> unknown =
              exchange.getRequest().getQueryParams().keySet().stream()
                  .filter(name -> !known.contains(name))
                  .findFirst();
          return handler.isPresent() && unknown.isPresent()
              ? refuse(exchange, unknown.get(), known)
              : chain.filter(exchange);
        });
  }

  private static Stream<String> parameters(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
        .map(MethodParameter::getParameterName)
        .filter(Objects::nonNull);
  }

  private Mono<Void> refuse(ServerWebExchange exchange, String unknown, List<String> known) {
    String shown = unknown.length() <= 40 ? unknown : unknown.substring(0, 40) + "…";
    return Problems.write(
        exchange,
        json,
        Code.UNKNOWN_FIELD,
        "'%s' is no parameter of this question; it takes %s"
            .formatted(shown, known.isEmpty() ? "none" : String.join(", ", known)),
        Map.of("field", shown));
  }
}
