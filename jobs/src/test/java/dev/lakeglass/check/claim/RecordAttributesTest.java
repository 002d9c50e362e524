package dev.lakeglass.check.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.check.text.TokenizedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordAttributesTest {
  private static final TokenizedText RECORD =
      TokenizedText.of(
          "Facilities gym: yes\n"
              + "Facilities outdoor pool: no\n"
              + "Facilities room-service: no\n"
              + "Pets allowed: no\n"
              + "Alcohol: none\n"
              + "Outdoor seating: null\n"
              + "Good for kids: null\n");

  @ParameterizedTest
  @CsvSource({
    "'It has a gym and an outdoor pool.', 1",
    "'Pets are welcome, and alcohol is served.', 2",
    "'There is no gym, room service or outdoor pool.', 0",
    "'Pets are not allowed.', 0",
    "'An outdoor pool is unavailable; room service runs all night.', 1",
    "'There is no sauna, but an outdoor pool.', 1",
    "'A no-go zone keeps pets away.', 1",
    "'The room has a wide and quiet view over the lake, and service is kind.', 0",
    "'The gym is open.', 0",
    "'A few tables stand outside.', 1",
    "'Children are not welcome.', 1",
    "'The record does not mention outdoor seating.', 0"
  })
  void countsAbsentThingsThatAreNotDeniedAndUnknownOnes(String answer, int claimed) {
    RecordAttributes attributes = new RecordAttributes();
    for (int sentence = 0; sentence < RECORD.sentenceCount(); sentence++) {
      attributes.add(RECORD, RECORD.firstToken(sentence), RECORD.endToken(sentence));
    }
    TokenizedText text = TokenizedText.of(answer);
    assertThat(attributes.claimed(text, 0, text.size())).isEqualTo(claimed);
  }
}
