package dev.lakeglass.check.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * Multiplies out the alternatives of a phrase: {@code {a|b} c} gives {@code a c} and {@code b c}.
 */
final class PhraseVariants {
  private PhraseVariants() {}

  static List<String> of(String phrase) {
    int open = phrase.indexOf('{');
    if (open < 0) {
      return List.of(phrase);
    }
    int close = phrase.indexOf('}', open);
    if (close < 0) {
      throw new IllegalArgumentException(
          "Cannot read phrase \"%s\": a brace is not closed".formatted(phrase));
    }
    List<String> endings = of(phrase.substring(close + 1));
    String beginning = phrase.substring(0, open);
    return Stream.of(phrase.substring(open + 1, close).split("\\|", -1))
        .flatMap(choice -> endings.stream().map(ending -> beginning + choice + ending))
        .toList();
  }
}
