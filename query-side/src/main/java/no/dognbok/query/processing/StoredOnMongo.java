package no.dognbok.query.processing;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether the ledger lies on MongoDB: whether {@code dognbok.mongodb} names one. */
public class StoredOnMongo implements Condition {

  /** The address of the database, {@code mongodb://…}; none for the embedded store. */
  public static final String PROPERTY = "dognbok.mongodb";

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return StringUtils.hasText(context.getEnvironment().getProperty(PROPERTY));
  }

  /** The other way round. */
  public static final class Not extends StoredOnMongo {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !super.matches(context, metadata);
    }
  }
}
