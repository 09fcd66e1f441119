package no.dognbok.query.answer;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.AbstractEncoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.codec.CodecConfigurer;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeType;
import reactor.core.publisher.Flux;

/** Writes an answer as a table where it goes out as one. */
final class TableEncoder extends AbstractEncoder<Tabular> {

  TableEncoder() {
    super(Format.TABLE);
  }

  /** Makes it known to the server. */
  @Component
  static final class Known implements CodecCustomizer {
    @Override
    public void customize(CodecConfigurer configurer) {
      configurer.customCodecs().register(new TableEncoder());
    }
  }

  @Override
  public boolean canEncode(ResolvableType type, @Nullable MimeType form) {
    return super.canEncode(type, form) && Tabular.class.isAssignableFrom(type.toClass());
  }

  @Override
  public Flux<DataBuffer> encode(
      Publisher<? extends Tabular> answers,
      DataBufferFactory buffers,
      ResolvableType type,
      @Nullable MimeType form,
      @Nullable Map<String, Object> hints) {
    return Flux.from(answers).map(answer -> encodeValue(answer, buffers, type, form, hints));
  }

  @Override
  public DataBuffer encodeValue(
      Tabular answer,
      DataBufferFactory buffers,
      ResolvableType type,
      @Nullable MimeType form,
      @Nullable Map<String, Object> hints) {
    return buffers.wrap(answer.table().getBytes(StandardCharsets.UTF_8));
  }
}
