package no.dognbok.mongotest;

import java.time.Duration;

/** What may befall a request on its way to the server and back. */
public sealed interface Fault {

  /** Nothing. */
  Fault NONE = new None();

  /** The connection is closed on both sides before the request has gone through. */
  Fault CUT = new Cut();

  /** The server does what it is asked and answers; the answer is lost, and so is the connection. */
  Fault DROP_ANSWER = new DropAnswer();

  /** The request is held for so long, and goes through then, whether anybody still waits or not. */
  static Fault delayRequest(Duration time) {
    return new DelayRequest(time);
  }

  /** The server has done what it was asked; its answer is held for so long. */
  static Fault delayAnswer(Duration time) {
    return new DelayAnswer(time);
  }

  /** {@link #NONE}. */
  record None() implements Fault {}

  /** {@link #CUT}. */
  record Cut() implements Fault {}

  /** {@link #DROP_ANSWER}. */
  record DropAnswer() implements Fault {}

  /** {@link #delayRequest}. */
  record DelayRequest(Duration time) implements Fault {}

  /** {@link #delayAnswer}. */
  record DelayAnswer(Duration time) implements Fault {}
}
