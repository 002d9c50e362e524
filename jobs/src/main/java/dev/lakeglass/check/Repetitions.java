package dev.lakeglass.check;

import java.io.Serializable;
import java.util.List;

/**
 * How else the same request was answered on the day, this answer included.
 *
 * @param answerCount answers to the request
 * @param others texts that differ from the answer's, the commonest first
 * @param fewestTokens billed tokens (input without what the provider had cached, and output) of the
 *     cheapest answer; 0 if not reported
 * @param mostTokens the same of the dearest
 */
public record Repetitions(
    long answerCount, List<OtherAnswer> others, long fewestTokens, long mostTokens)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public Repetitions {
    others = List.copyOf(others);
  }
}
