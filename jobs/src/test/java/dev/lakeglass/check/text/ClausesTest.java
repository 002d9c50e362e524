package dev.lakeglass.check.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClausesTest {
  @ParameterizedTest
  @CsvSource({
    "'The savings do not earn interest.', true",
    "'Savings earn interest, and fees are not charged.', false",
    "'Fees are not charged; savings earn interest.', false",
    "'It is kept unless savings do not earn interest.', false",
    "'It is kept unless savings earn interest.', true",
    "'Nothing is charged, but savings never earn interest.', true"
  })
  void asksTheClauseThatSharesMostWords(String text, boolean isNegated) {
    LongSet stems = new LongSet(4);
    TokenizedText shared = TokenizedText.of("savings earn interest");
    for (int token = 0; token < shared.size(); token++) {
      stems.add(shared.stem(token));
    }
    TokenizedText tokens = TokenizedText.of(text);
    assertThat(Clauses.isNegated(tokens, 0, tokens.size(), stems)).isEqualTo(isNegated);
  }
}
