package dev.lakeglass.check.evaluate;

import static java.util.Objects.requireNonNull;

import dev.lakeglass.check.Answer;

/** An answer of which somebody has said whether the check should fail it. */
public record LabelledAnswer(Answer answer, Label label) {
  /** What the check should say. */
  public enum Label {
    GOOD,
    BAD
  }

  public LabelledAnswer {
    requireNonNull(answer, "answer is null");
    requireNonNull(label, "label is null");
  }
}
