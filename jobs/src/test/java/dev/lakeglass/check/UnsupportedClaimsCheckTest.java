package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnsupportedClaimsCheckTest {
  private static final String RETURNS =
      "Customers can return any unused item within 30 days of delivery. Returns from Switzerland"
          + " cost a fee of 12.50 CHF, which is deducted from the refund. Refunds reach the original"
          + " payment method within 5 business days after the warehouse in Rotterdam has inspected"
          + " the parcel. The policy is valid since 1 March 2026. Gift cards are not refundable.";
  private static final String QUESTION = "Can Maria Keller send back the kettle K-200?";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You can return an unused item within 30 days of delivery.",
        "Unused items can be returned up to thirty days after delivery.",
        "For Switzerland, a fee of about 12 CHF is deducted from the refund.",
        "For Switzerland, a fee of CHF 12.50 is deducted from the refund.",
        "The refund reaches the original payment method within 5 business days.",
        "The policy has been valid since March 2026.",
        "The policy has been valid since 2026-03-01.",
        "Yes, Maria Keller can return the kettle K-200 within 30 days of delivery.",
        "1. Send the parcel to the warehouse in Rotterdam.\n2. Wait for the refund [1].",
      })
  void bearsOutWhatTheContextSays(String answer) {
    assertThat(judge(answer).verdict()).as(answer).isEqualTo(Verdict.PASS);
  }

  static Stream<Arguments> unsupported() {
    return Stream.of(
        Arguments.of(
            "You can return an unused item within 60 days of delivery.", "contradicted_fact"),
        Arguments.of("Returns from Switzerland cost a fee of 15 CHF.", "contradicted_fact"),
        Arguments.of("The policy is valid since 1 April 2026.", "absent_fact"),
        Arguments.of(
            "The refund takes 5 business days and is capped at 80 percent.", "absent_fact"),
        Arguments.of("The kettle K-300 can be returned too.", "absent_fact"),
        Arguments.of(
            "The parcel is inspected by Helena Brandt at the depot of Global Express in Antwerp.",
            "absent_name"),
        Arguments.of(
            "Our loyalty programme members additionally receive complimentary shipping labels, free"
                + " gift wrapping and priority handling at every participating store.",
            "novel_text"));
  }

  @ParameterizedTest
  @MethodSource("unsupported")
  void failsWhatTheContextDoesNotSay(String claim, String reason) {
    String answer = "You can return an unused item within 30 days of delivery. " + claim;
    CheckResult result = judge(answer);
    assertThat(Judging.verdict(result)).isEqualTo("fail " + reason);
    assertThat(result.evidence()).isEqualTo(claim);
    assertThat(result.score()).isGreaterThan(0.5);
  }

  /** Names and numbers that two clauses of the document tell apart, in one clause of the answer. */
  @ParameterizedTest
  @CsvSource({
    "'You need iOS 16 or Android 11, or later.', pass",
    "'You need Android 11 or iOS 16.', pass",
    "'You need iOS 11 or Android 16, or later.', fail misplaced_fact",
    "'You need iOS 14 or Android 8, or later.', fail absent_fact",
  })
  void readsNumbersWithTheirNames(String answer, String verdict) {
    CheckResult result =
        Judging.judge(
            "unsupported_claims",
            call ->
                call.userInput("Which Android version do I need for the app?")
                    .documents(
                        List.of(
                            new ContextDocument(
                                "kb-0116",
                                "The Brightwater app runs on iOS 16 and Android 11 or later. Payments"
                                    + " cannot be taken offline. The app signs you out after 60 days"
                                    + " without use.")))
                    .outputText(answer));
    assertThat(Judging.verdict(result)).isEqualTo(verdict);
  }

  @Test
  void skipsWhatClaimsNothing() {
    String answer =
        "I'm sorry about the trouble with your kettle. You can return an unused item within 30 days of"
            + " delivery. Is there anything else about your latest purchases you would like to know?"
            + " Please let me know if you have further questions regarding our webshop.";
    assertThat(judge(answer).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void comparesOnlyFactsAcrossLanguages() {
    assertThat(
            Judging.verdict(
                judge(
                    "Sie können die Ware innerhalb von 30 Tagen nach der Lieferung an uns zurückgeben.")))
        .isEqualTo("pass other_language");
    assertThat(
            Judging.verdict(
                judge(
                    "Sie können die Ware innerhalb von 45 Tagen nach der Lieferung an uns zurückgeben.")))
        .isEqualTo("fail contradicted_fact");
  }

  @Test
  void readsDocumentsPastedIntoTheQuestion() {
    String input = "<document id=\"kb-1\">\n" + RETURNS + "\n</document>\n\n" + QUESTION;
    CheckResult result =
        Judging.judge(
            "unsupported_claims",
            answer ->
                answer
                    .userInput(input)
                    .outputText("You can return it within 45 days of delivery."));
    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void doesNotApplyWithoutDocuments() {
    CheckResult result =
        Judging.judge(
            "unsupported_claims",
            answer -> answer.userInput(QUESTION).outputText("You have 45 days from delivery."));
    assertThat(Judging.verdict(result)).isEqualTo("not_applicable no_documents");
  }

  private static CheckResult judge(String text) {
    return Judging.judge(
        "unsupported_claims",
        answer ->
            answer
                .systemPrompt("You are the assistant of a household goods shop.")
                .userInput(QUESTION)
                .documents(List.of(new ContextDocument("kb-1", RETURNS)))
                .outputText(text));
  }

  @Test
  void failsAboveTheThresholdOfTheApplication() {
    ClaimThresholds thresholds = new ClaimThresholds(0.4, java.util.Map.of("lenient", 1.0));
    assertThat(judgedBy(thresholds.of("any"))).isEqualTo(Verdict.FAIL);
    assertThat(judgedBy(thresholds.of("lenient"))).isEqualTo(Verdict.PASS);
  }

  private static Verdict judgedBy(double threshold) {
    return Judging.judge(
            "unsupported_claims",
            answer ->
                answer
                    .documents(
                        java.util.List.of(
                            new ContextDocument("", "Your card is valid for three years.")))
                    .outputText("Our moon base in Antarctica pays 900 euros every Tuesday.")
                    .claimThreshold(threshold))
        .verdict();
  }
}
