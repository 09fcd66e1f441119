package no.dognbok.standalone;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets no connection stop listening. Reactor Netty 1.3.7 reads a kept-alive connection on demand,
 * and forgets to ask for more where a request comes before the answer to the one before it is quite
 * finished (reactor-netty issue 4361): the next request then lies in the socket and is never
 * answered. A connection on which nothing came for a moment is asked to read again; one that waits
 * for its client anyway does not notice. It is mended in 1.3.8, which needs a Netty whose jars are
 * not all in Maven Central yet; to be dropped then.
 */
@Component
public final class ReadsOn implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

  private static final long QUIET_MILLISECONDS = 100;

  @Override
  public void customize(NettyReactiveWebServerFactory factory) {
    factory.addServerCustomizers(server ->
        server.doOnChannelInit((_, channel, _) -> channel.pipeline().addFirst(new ReadAgain())));
  }

  private static final class ReadAgain extends IdleStateHandler {

    private ReadAgain() {
      super(QUIET_MILLISECONDS, 0, 0, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
      context.read(); // goes no further up: nobody else asked for idle events
    }
  }
}
