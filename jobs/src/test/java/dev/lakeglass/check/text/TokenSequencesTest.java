package dev.lakeglass.check.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.check.text.TokenSequences.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenSequencesTest {
  private final TokenSequences sequences =
      new TokenSequences(TokenizedText.of("one two three four five six seven eight"));

  @ParameterizedTest
  @CsvSource({
    "'one two three four five six seven eight', 0, 8",
    "'so TWO, three four five six and', 1, 5",
    "'one two three four', 0, 0",
    "'one two three four and five six seven eight', 0, 0",
    "'one two three four five then three four five six seven eight', 6, 6"
  })
  void findsTheLongestCopiedStretch(String text, int firstToken, int length) {
    assertThat(sequences.longestRun(TokenizedText.of(text))).isEqualTo(new Run(firstToken, length));
  }
}
