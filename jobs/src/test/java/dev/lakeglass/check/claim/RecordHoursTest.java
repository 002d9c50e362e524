package dev.lakeglass.check.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.check.text.Fact;
import dev.lakeglass.check.text.TokenizedText;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordHoursTest {
  private static final TokenizedText RECORD =
      TokenizedText.of(
          """
          Hours Monday: closed
          Hours Tuesday: 9:00 - 18:00
          Hours Wednesday: 9:00 - 18:00
          Hours Thursday: 9:00 - 20:00
          Hours Friday: 9:00 - 18:00
          Hours Saturday: 10:00 - 12:00
          Review: I came on Sunday at 5:30 pm.
          """);

  @ParameterizedTest
  @CsvSource({
    "'It opens at 9 am on Tuesday and Wednesday.', 0",
    "'Open Tuesday to Friday from 9 to 6.', 1",
    "'Open Tuesday and Wednesday 9:00 to 18:00, Thursday until 8 PM, Saturday 10 to noon.', 0",
    "'Open on Saturday from 10:00 to 14:00.', 1",
    "'Thursday: 9:00 - 22:00', 1",
    "'It is closed on Mondays.', 0",
    "'It is closed on Tuesdays and Wednesdays.', 1",
    "'On most days it is open until 8 pm, on Saturday too.', 0",
    "'They met at 7 on Tuesday.', 0",
  })
  void countsTimesOfOtherDays(String answer, int wrong) {
    RecordHours hours = new RecordHours();
    for (int sentence = 0; sentence < RECORD.sentenceCount(); sentence++) {
      int from = RECORD.firstToken(sentence);
      int end = RECORD.endToken(sentence);
      List<Fact> own =
          RECORD.facts().stream()
              .filter(fact -> fact.token() >= from && fact.token() < end)
              .toList();
      hours.add(RECORD, from, end, own);
    }
    TokenizedText text = TokenizedText.of(answer);
    assertThat(hours.wrong(text, 0, text.size(), text.facts())).isEqualTo(wrong);
  }
}
