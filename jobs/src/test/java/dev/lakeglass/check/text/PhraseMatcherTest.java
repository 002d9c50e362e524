package dev.lakeglass.check.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseMatcherTest {
  private final PhraseMatcher matcher =
      new PhraseMatcher(
          Map.of(
              "decline", List.of("i {can't|am unable to} help {you|}", "ich kann _ nicht helfen")));

  @ParameterizedTest
  @CsvSource({
    "I can't help, true",
    "Sadly I CAN’T help you today, true",
    "I am unable to help, true",
    "I am able to help, false",
    "I can't really help, false",
    "Ich kann nicht helfen, true",
    "Ich kann Ihnen heute leider nicht helfen, true",
    "Ich kann Ihnen heute leider wirklich nicht helfen, false",
    "I can't. Help is near, false"
  })
  void findsPhrasesWithAlternativesAndGaps(String text, boolean isFound) {
    assertThat(!matcher.find(TokenizedText.of(text)).isEmpty()).isEqualTo(isFound);
  }

  @Test
  void prefersTheLongestMatch() {
    assertThat(matcher.find(TokenizedText.of("Well, I can't help you.")))
        .containsExactly(new PhraseMatcher.Match("decline", 0, 1, 5));
  }

  @Test
  void refusesAnUnclosedBrace() {
    assertThatThrownBy(() -> new PhraseMatcher(Map.of("g", List.of("{a|b c"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot read phrase \"{a|b c\": a brace is not closed");
  }

  @Test
  void refusesAPhraseThatBeginsWithAGap() {
    assertThatThrownBy(() -> new PhraseMatcher(Map.of("g", List.of("_ a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot use phrase \"_ a\" of g: it must begin with a word");
  }
}
