package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruncatedCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "length",
        "max_tokens",
        "MAX_TOKENS",
        "model_length",
        "max_output_tokens",
        "LENGTH",
        "FINISH_REASON_MAX_TOKENS",
        "model_context_window_exceeded",
        "max-tokens",
        "incomplete"
      })
  void knowsEveryProvidersWordForTheTokenLimit(String finishReason) {
    assertThat(Judging.verdict(judge(finishReason, "All is well."))).isEqualTo("fail token_limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "end_turn", "STOP", "COMPLETE", "stop_sequence", "eos_token"})
  void takesOtherReasonsForComplete(String finishReason) {
    assertThat(Judging.verdict(judge(finishReason, "All is well."))).isEqualTo("pass");
  }

  @Test
  void seesTheTokenLimitEvenWhenReasoningAteTheWholeAnswer() {
    CheckResult result = Judging.judge("truncated", answer -> answer.finishReason("length"));
    assertThat(Judging.verdict(result)).isEqualTo("fail token_limit");
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("Your parcel left our warehouse on Monday.", "pass"),
        Arguments.of("Sure, done", "pass"),
        Arguments.of(
            "You can return it within 30 days. Keep the receipt. We refund the price and",
            "fail mid_sentence"),
        Arguments.of("The following documents are needed: passport, visa,", "fail mid_sentence"),
        Arguments.of("Bitte senden Sie das Gerät an die", "fail mid_sentence"),
        Arguments.of("Nous vous enverrons le colis dès que", "fail mid_sentence"),
        Arguments.of(
            "You can return it. Keep the receipt. We will refund the purchase price to your card after we ins",
            "fail mid_sentence"),
        // Near misses: no full stop, but whole.
        Arguments.of("Steps:\n- open the app\n- tap Settings\n- choose Privacy", "pass"),
        Arguments.of(
            "Thanks for waiting. It has shipped.\n\nBest regards,\nYour support team", "pass"),
        Arguments.of("It has shipped. Track it here. See https://example.com/track/123", "pass"),
        Arguments.of("It costs 20 EUR [kb-0042]. Returns are free. [kb-0001]", "pass"),
        Arguments.of(
            "SAML is part of Scale. You set it up under Settings, Security. (Source: Single sign-on)",
            "pass"),
        Arguments.of(
            "Abrimos de 9:00 a 13:00. Le esperamos.\n\nHasta pronto, el equipo de la panadería Quinn",
            "pass"),
        Arguments.of("He said \"we ship on Mondays.\"", "pass"),
        Arguments.of("商品は月曜日に発送されました。", "pass"),
        Arguments.of("Plan A or Plan B", "pass"),
        Arguments.of("```sql\nselect 1\n```", "pass"),
        Arguments.of("Run this:\n```sql\nselect 1", "fail unclosed_code_fence"),
        Arguments.of("{\"items\": [{\"id\": 1}, {\"id\":", "fail unclosed_json"),
        Arguments.of("{\"items\": []}", "pass"),
        // Closed but invalid: a matter for valid_json.
        Arguments.of("{\"items\": [],}", "pass"),
        Arguments.of("   ", "not_applicable no_text"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void findsTheCutWithoutTheProvidersWord(String text, String expected) {
    assertThat(Judging.verdict(Judging.judgeText("truncated", text))).isEqualTo(expected);
  }

  @Test
  void leavesFilteredAnswersAlone() {
    assertThat(Judging.verdict(judge("content_filter", "You should take the")))
        .isEqualTo("not_applicable filtered");
  }

  private static CheckResult judge(String finishReason, String text) {
    return Judging.judge("truncated", answer -> answer.finishReason(finishReason).outputText(text));
  }
}
