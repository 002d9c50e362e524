package dev.lakeglass.check;

import static java.util.Objects.requireNonNull;

/**
 * What one check found in one answer.
 *
 * @param score 0 to 1, higher is worse; null when the check has no measure, only a verdict
 * @param reason snake_case code; empty when a pass needs no reason
 * @param evidence a span of the answer of at most {@value #MAX_EVIDENCE} characters, or empty
 */
public record CheckResult(Verdict verdict, Double score, String reason, String evidence) {
  public static final int MAX_EVIDENCE = 300;

  private static final CheckResult PASS = new CheckResult(Verdict.PASS, null, "", "");

  public CheckResult {
    requireNonNull(verdict, "verdict is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(evidence, "evidence is null");
    if (score != null && !(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException(
          "Invalid score %s: expected a number from 0 to 1".formatted(score));
    }
    evidence = cut(evidence);
  }

  public static CheckResult pass() {
    return PASS;
  }

  public static CheckResult pass(String reason) {
    return new CheckResult(Verdict.PASS, null, reason, "");
  }

  public static CheckResult fail(String reason, String evidence) {
    return new CheckResult(Verdict.FAIL, null, reason, evidence);
  }

  public static CheckResult notApplicable(String reason) {
    return new CheckResult(Verdict.NOT_APPLICABLE, null, reason, "");
  }

  public static CheckResult error(String reason) {
    return new CheckResult(Verdict.ERROR, null, reason, "");
  }

  public CheckResult withScore(double measured) {
    return new CheckResult(verdict, measured, reason, evidence);
  }

  /** Cuts at a whole code point, so that no half of a surrogate pair reaches a table. */
  private static String cut(String evidence) {
    if (evidence.length() <= MAX_EVIDENCE) {
      return evidence;
    }
    boolean isSplitPair = Character.isHighSurrogate(evidence.charAt(MAX_EVIDENCE - 1));
    return evidence.substring(0, isSplitPair ? MAX_EVIDENCE - 1 : MAX_EVIDENCE);
  }
}
