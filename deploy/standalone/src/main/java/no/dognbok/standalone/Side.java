package no.dognbok.standalone;

import java.util.Locale;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Which side of the ledger a process is. */
public enum Side {
  /** Takes what is told. */
  COMMAND,
  /** Answers questions. */
  QUERY,
  BOTH;

  static final String PROPERTY = "dognbok.side";

  private static Side of(Environment environment) {
    return valueOf(environment.getProperty(PROPERTY, BOTH.name()).toUpperCase(Locale.ROOT));
  }

  /** Where what is told is taken. */
  static final class OfCommands implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return of(context.getEnvironment()) != QUERY;
    }
  }

  /** Where questions are answered. */
  static final class OfQuestions implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return of(context.getEnvironment()) != COMMAND;
    }
  }
}
