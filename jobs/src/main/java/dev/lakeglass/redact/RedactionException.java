package dev.lakeglass.redact;

/**
 * A text could not be redacted; the caller rejects the record without its text.
 *
 * <p>The message names the detector and the kind of failure, or the rounds, never a part of the
 * text; for the same reason the original exception is not attached, only its stack trace.
 */
public final class RedactionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private RedactionException(String message) {
    super(message);
  }

  static RedactionException unsettled(int rounds) {
    return new RedactionException(
        "Cannot redact a text: after " + rounds + " rounds there is still a value to replace");
  }

  static RedactionException of(Detector detector, Throwable failure) {
    RedactionException exception =
        new RedactionException(
            "Cannot redact a text: detector \""
                + (detector == null ? "none" : detector.name())
                + "\" failed with "
                + failure.getClass().getSimpleName());
    exception.setStackTrace(failure.getStackTrace());
    return exception;
  }
}
