package dev.lakeglass.check.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FactFinderTest {
  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("it costs $1,250.50 now", List.of("MONEY 1250.5")),
        Arguments.of("es kostet 1.250,50 € jetzt", List.of("MONEY 1250.5")),
        Arguments.of("it costs EUR 20 or 30 euros", List.of("MONEY 20", "MONEY 30")),
        Arguments.of("revenue of 2.5 million dollars", List.of("MONEY 2500000")),
        Arguments.of("up 12.5 % or 3 percent", List.of("PERCENT 12.5", "PERCENT 3")),
        // Durations are counted in days, lengths in metres, data in bytes.
        Arguments.of("after two weeks or a 14-day trial", List.of("QUANTITY 14", "QUANTITY 14")),
        Arguments.of("twenty-two patients seize the once in a lifetime", List.of("QUANTITY 22")),
        Arguments.of("a charge takes four and a half hours", List.of("QUANTITY 0.1875")),
        Arguments.of("about two thirds of it", List.of("PERCENT 66.66666666666666")),
        Arguments.of("she paid half of it", List.of("PERCENT 50")),
        Arguments.of("it opens at half past", List.of()),
        Arguments.of("answer within a week", List.of("QUANTITY 7")),
        Arguments.of("it costs money a week", List.of()),
        Arguments.of("within 48 hours", List.of("QUANTITY 2")),
        Arguments.of("within 5 business days", List.of("QUANTITY 5")),
        Arguments.of("5GB of data over 1.5 km", List.of("QUANTITY 5000000000", "QUANTITY 1500")),
        Arguments.of("up to 3 attempts", List.of("QUANTITY 3")),
        Arguments.of("there are 7 of them", List.of("NUMBER 7")),
        Arguments.of("on 22 November 2026", List.of("DATE 20261122")),
        Arguments.of("on November 22nd, 2026", List.of("DATE 20261122")),
        Arguments.of("am 22. November 2026", List.of("DATE 20261122")),
        Arguments.of("el 22 de noviembre de 2026", List.of("DATE 20261122")),
        Arguments.of("on 2026-11-22", List.of("DATE 20261122")),
        Arguments.of("am 22.11.2026", List.of("DATE 20261122")),
        Arguments.of("since November 2026", List.of("DATE 20261100")),
        Arguments.of("by May 3", List.of("DATE 503")),
        Arguments.of("you may 3 times", List.of("QUANTITY 3")),
        Arguments.of("from 9 am to 5:30 pm", List.of("TIME 540", "TIME 1050")),
        Arguments.of("from noon to midnight", List.of("TIME 720", "TIME 0")),
        Arguments.of("ab 17:30 Uhr oder 9 Uhr", List.of("TIME 1050", "TIME 540")),
        Arguments.of("use SKU12 with 2.3.0", List.of("CODE SKU12", "CODE 2.3.0")),
        Arguments.of("we asked Maria Keller from ACME", List.of("NAME Maria Keller", "NAME ACME")),
        Arguments.of("Maria Keller asked", List.of("NAME Maria Keller")),
        Arguments.of("we asked on Friday and Sun", List.of()),
        // A capital at the start of a sentence or in a heading is no name.
        Arguments.of("Refunds take time. The end", List.of()),
        Arguments.of("How To Return An Item", List.of()),
        Arguments.of("1. Open it, see [2].", List.of()));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void findsFacts(String text, List<String> expected) {
    TokenizedText tokens = TokenizedText.of(text);
    assertThat(FactFinder.find(tokens).stream().map(fact -> describe(tokens, fact)))
        .isEqualTo(expected);
  }

  static Stream<Arguments> ambiguous() {
    return Stream.of(
        Arguments.of("1.250", 1.25, 1250.0),
        Arguments.of("1,250", 1250.0, 1.25),
        Arguments.of("1,25", 1.25, 1.25),
        Arguments.of("1.250.000", 1250000.0, 1250000.0),
        Arguments.of("1,250,000.5", 1250000.5, 1250000.5),
        Arguments.of("1.250.000,5", 1250000.5, 1250000.5),
        Arguments.of("007", 7.0, 7.0));
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void readsSeparatorsBothWays(String number, double value, double alternative) {
    Fact fact = FactFinder.find(TokenizedText.of("are " + number)).get(0);
    assertThat(fact.value()).isEqualTo(value);
    assertThat(fact.alternative()).isEqualTo(alternative);
  }

  private static String describe(TokenizedText text, Fact fact) {
    return switch (fact.type()) {
      case CODE, NAME ->
          fact.type()
              + " "
              + text.text().substring(text.start(fact.token()), text.end(fact.endToken() - 1));
      default ->
          fact.type() + " " + BigDecimal.valueOf(fact.value()).stripTrailingZeros().toPlainString();
    };
  }
}
