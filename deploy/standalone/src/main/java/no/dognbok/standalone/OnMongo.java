package no.dognbok.standalone;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Where the ledger lies in a MongoDB, which several processes share. */
final class OnMongo implements Condition {

  static final String PROPERTY = "dognbok.mongodb";

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return !context.getEnvironment().getProperty(PROPERTY, "").isBlank();
  }

  /** Where it lies in a folder. */
  static final class Not implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !new OnMongo().matches(context, metadata);
    }
  }
}
