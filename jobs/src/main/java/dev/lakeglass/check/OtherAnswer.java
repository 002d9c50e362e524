package dev.lakeglass.check;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Another text with which the same request was answered on the day.
 *
 * @param answerCount how many answers have this text
 */
public record OtherAnswer(String text, long answerCount) implements Serializable {
  private static final long serialVersionUID = 1L;

  public OtherAnswer {
    requireNonNull(text, "text is null");
  }
}
