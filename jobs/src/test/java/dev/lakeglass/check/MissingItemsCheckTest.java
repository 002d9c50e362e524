package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingItemsCheckTest {
  private static final String OFFER =
      "Please write an offer. It must contain:\n- the delivery date\n- the price per piece\n- the warranty";

  private static CheckResult judge(String question, String text) {
    return Judging.judge("missing_items", answer -> answer.userInput(question).outputText(text));
  }

  @Test
  void failsWhereAnItemIsNotTouched() {
    CheckResult result = judge(OFFER, "We deliver on 3 March at a price of 12 EUR per piece.");
    assertThat(Judging.verdict(result)).isEqualTo("fail item_missing");
    assertThat(result.evidence()).isEqualTo("the warranty");
    assertThat(result.score()).isEqualTo(1 / 3.0);
  }

  @Test
  void passesWhereEveryItemIsTouchedInWhateverForm() {
    assertThat(
            judge(OFFER, "Delivered on 3 March, 12 EUR apiece (price), with two years' warranty.")
                .verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(
            judge(
                    "1. Where are you?\n2. When do you open?",
                    "1. Under the arches in Leeds.\n2. At nine, except on Sundays.")
                .verdict())
        .isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          List five reasons to switch.               # fail too_few_items
          Please give me 4 tips for the interview    # fail too_few_items
          Nenne mir fünf Gründe für den Wechsel.     # fail too_few_items
          Citez quatre avantages du contrat.         # fail too_few_items
          List three reasons to switch.              # pass
          List the reasons to switch.                # not_applicable nothing_enumerated
          Give me 5 minutes, then list the reasons.  # not_applicable nothing_enumerated
          Explain in 5 sentences why to switch.      # not_applicable nothing_enumerated
          Show me 2024 figures and reasons.          # not_applicable nothing_enumerated
          We have five reasons; list the weak ones.  # not_applicable nothing_enumerated
          """)
  void countsWhatWasAskedFor(String question, String verdict) {
    String three =
        "Here they are:\n- the price is lower\n- the service is faster\n- the terms are fair";
    assertThat(Judging.verdict(judge(question, three))).isEqualTo(verdict);
  }

  @Test
  void saysNothingOfProseRefusalsAndOtherLanguages() {
    assertThat(Judging.verdict(judge("List five reasons.", "It is cheap, fast, safe and near.")))
        .isEqualTo("not_applicable no_list");
    assertThat(Judging.verdict(judge(OFFER, "I'm sorry, but I can't help with that request.")))
        .isEqualTo("not_applicable refusal");
    assertThat(
            judge(
                    OFFER,
                    "Wir liefern am 3. März, das Stück kostet 12 Euro, und Sie haben zwei Jahre lang Garantie auf alles.")
                .verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(Judging.verdict(judge(OFFER, "{\"price\": 12}")))
        .isEqualTo("not_applicable no_prose");
  }
}
