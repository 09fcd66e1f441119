package no.dognbok.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and revision under which an event is stored. Both are written into the log for good: a
 * class may be renamed, a name may not; a changed shape gets a new revision and an upcaster from
 * the old one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

  /** The stored name, {@code PatientAdmitted}. */
  String name();

  /** The revision that is written today, counted from 1. */
  String revision() default "1";

  /** The obligations that an event of this type can fulfil. */
  Obligation[] fulfils() default {};
}
