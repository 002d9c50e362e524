package dev.lakeglass.check;

/**
 * One question asked of every answer.
 *
 * <p>Stateless and safe for use by several threads. A check that cannot judge returns {@link
 * Verdict#ERROR}; one that throws is recorded as such by {@link OutputChecks}.
 */
public interface OutputCheck {
  /** The word used in configuration and tables. */
  String name();

  /** Changes whenever the same answer may get another result, rules and coefficients included. */
  String version();

  CheckResult check(AnalyzedAnswer answer);
}
