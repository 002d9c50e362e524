package dev.lakeglass.job;

/**
 * A failure the user can mend. The message says what could not be done, the value seen, what was
 * expected and what to do; it never quotes prompt or output text.
 */
public final class JobException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it is, with the exit code promised for it. */
  public enum Category {
    CONFIG(2),
    INPUT(3),
    CONTRACT(4),
    STORAGE(4),
    GATE(5),
    NO_INPUT(99);

    private final int exitCode;

    Category(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final Category category;

  public JobException(Category category, String message) {
    super(message);
    this.category = category;
  }

  public JobException(Category category, String message, Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  public Category category() {
    return category;
  }
}
