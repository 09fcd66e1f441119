package no.dognbok.standalone;

import com.mongodb.MongoException;
import java.net.URI;
import java.util.Map;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.exchange.JsonFault;
import no.dognbok.log.LogUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is refused or fails goes out as problem details (RFC 9457) with a code of its own. */
@RestControllerAdvice
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refusal refusal) {
    return problem(refusal.code(), String.valueOf(refusal.getMessage()), refusal.details());
  }

  @ExceptionHandler({DataBufferLimitException.class, ContentTooLargeException.class})
  ResponseEntity<ProblemDetail> tooLarge() {
    return problem(Code.TOO_LARGE, "the body is larger than 10 MB; send less at once", Map.of());
  }

  /** A body or parameter that Spring could not read: the cause says why. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(ServerWebInputException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case DataBufferLimitException _ -> {
          return tooLarge();
        }
        case JacksonException json -> {
          return problem(
              Code.UNREADABLE_JSON,
              "the body is not the JSON that is expected: " + JsonFault.where(json),
              Map.of());
        }
        default -> {
          // look deeper
        }
      }
    }
    if (isBody(e)) {
      return problem(Code.MISSING_FIELD, "the body is empty or cannot be read", field("body"));
    }
    String name = e.getMethodParameter() == null ? null : e.getMethodParameter().getParameterName();
    String what = name == null ? "the request" : "'" + name + "'";
    return e.getCause() == null
        ? problem(Code.MISSING_FIELD, what + " is missing", field(name))
        : problem(
            Code.INVALID_VALUE,
            "%s has no valid value: expected %s".formatted(what, expected(e)),
            field(name));
  }

  private static boolean isBody(ServerWebInputException e) {
    return e.getMethodParameter() != null
        && e.getMethodParameter().hasParameterAnnotation(RequestBody.class);
  }

  private static String expected(ServerWebInputException e) {
    boolean number =
        e.getMethodParameter() != null
            && e.getMethodParameter().getParameterType().equals(Long.class);
    return number ? "a whole number" : "another";
  }

  private static Map<String, Object> field(@Nullable String name) {
    return name == null ? Map.of() : Map.of("field", name);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> byStatus(ResponseStatusException e) {
    return switch (e) {
      case MethodNotAllowedException method -> notAllowed(method);
      case UnsupportedMediaTypeStatusException type ->
          problem(
              Code.UNSUPPORTED_MEDIA_TYPE,
              "%s is not taken here; %s is"
                  .formatted(
                      type.getContentType() == null
                          ? "a body without a content type"
                          : "the content type " + type.getContentType(),
                      type.getSupportedMediaTypes()),
              Map.of());
      case NotAcceptableStatusException type ->
          problem(
              Code.NOT_ACCEPTABLE,
              "the answer can be had as " + type.getSupportedMediaTypes(),
              Map.of());
      default ->
          e.getStatusCode().value() == Code.NO_SUCH_RESOURCE.status()
              ? problem(Code.NO_SUCH_RESOURCE, "there is nothing at this address", Map.of())
              : unexpected(e);
    };
  }

  private static ResponseEntity<ProblemDetail> notAllowed(MethodNotAllowedException method) {
    ResponseEntity<ProblemDetail> problem =
        problem(
            Code.METHOD_NOT_ALLOWED,
            "%s is not taken here; %s is"
                .formatted(method.getHttpMethod(), method.getSupportedMethods()),
            Map.of());
    return ResponseEntity.status(problem.getStatusCode())
        .headers(problem.getHeaders())
        .allow(method.getSupportedMethods().toArray(HttpMethod[]::new))
        .body(problem.getBody());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unavailable(LogUnavailable e) {
    LOG.error("the store cannot be used", e);
    return problem(Code.STORE_UNAVAILABLE, String.valueOf(e.getMessage()), Map.of());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> databaseAway(MongoException e) {
    LOG.error("the database cannot be used", e);
    return problem(Code.STORE_UNAVAILABLE, "the database does not answer", Map.of());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception e) {
    LOG.error("a request failed", e);
    return problem(
        Code.INTERNAL_ERROR,
        "the ledger made a mistake; its log file says which. Nothing was recorded unless you were"
            + " told so",
        Map.of());
  }

  static ResponseEntity<ProblemDetail> problem(
      Code code, String detail, Map<String, Object> details) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(code.status()), detail);
    problem.setType(URI.create("urn:dognbok:problem:" + code.text()));
    problem.setTitle(code.text().replace('-', ' '));
    problem.setProperty("code", code.text());
    details.forEach(problem::setProperty);
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(code.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (code.status() == 503) {
      response.header(HttpHeaders.RETRY_AFTER, "1");
    }
    return response.body(problem);
  }

  /** Answers a request that no controller gets to see. */
  static Mono<Void> write(
      ServerWebExchange exchange,
      JsonMapper json,
      Code code,
      String detail,
      Map<String, Object> details) {
    ResponseEntity<ProblemDetail> problem = problem(code, detail, details);
    ServerHttpResponse response = exchange.getResponse();
    response.setStatusCode(problem.getStatusCode());
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    byte[] body = json.writeValueAsBytes(problem.getBody());
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }
}
