package dev.lakeglass.redact;

/**
 * A text could not be redacted; the caller rejects the record without its text.
 *
 * <p>The message says what failed, never a part of the text; for the same reason the original
 * exception of a detector is not attached, only its stack trace.
 */
public final class RedactionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private RedactionException(String message) {
    super("Cannot redact a text: " + message);
  }

  static RedactionException ofDetector(Detector detector, Throwable failure) {
    RedactionException exception =
        new RedactionException(
            "detector \""
                + (detector == null ? "none" : detector.name())
                + "\" failed with "
                + failure.getClass().getSimpleName());
    exception.setStackTrace(failure.getStackTrace());
    return exception;
  }

  static RedactionException tooCostly(int budget) {
    return new RedactionException(
        "it was made to be slow: detectors had to read more than "
            + budget
            + " characters again for each of its own (redact.budget)");
  }

  static RedactionException unsettled(int rounds) {
    return new RedactionException(
        "after " + rounds + " rounds of replacements there was still a value to replace");
  }
}
