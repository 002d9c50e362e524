package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValidJsonCheckTest {
  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("{\"a\": [1, 2.5e-3, -0, true, null]}", "pass"),
        Arguments.of(" \t\r\n[]\n", "pass"),
        // RFC 8259 section 2: any value is a JSON text, not only objects and arrays.
        Arguments.of("\"done\"", "pass"),
        Arguments.of("42", "pass"),
        Arguments.of("null", "pass"),
        Arguments.of("{\"a\": \"\\ud83d\\ude00 \\u00e9\"}", "pass"),
        // Section 4: names SHOULD be unique, so a repeated one is JSON all the same.
        Arguments.of("{\"a\": 1, \"a\": 2}", "pass duplicate_names"),
        Arguments.of("{\"a\": {\"b\": 1}, \"c\": {\"b\": 1}}", "pass"),
        Arguments.of("```json\n{\"a\": 1}\n```", "pass in_code_fence"),
        Arguments.of("\n```\n[1]\n```\n", "pass in_code_fence"),
        Arguments.of("{\"a\": 1,}", "fail trailing_comma"),
        Arguments.of("[1, 2, ]", "fail trailing_comma"),
        Arguments.of("{\"a\": NaN}", "fail not_a_number"),
        Arguments.of("{\"a\": -Infinity}", "fail not_a_number"),
        Arguments.of("{\"a\": 1} // the count", "fail text_after_json"),
        Arguments.of("{\"a\": 1, // the count\n\"b\": 2}", "fail comment"),
        Arguments.of("{\"a\": /* one */ 1}", "fail comment"),
        Arguments.of("{'a': 1}", "fail single_quotes"),
        Arguments.of("{\"a\": 1", "fail unclosed"),
        Arguments.of("{\"a\": \"b", "fail unclosed"),
        Arguments.of("{\"a\": 1}{\"a\": 2}", "fail text_after_json"),
        Arguments.of("{\"a\": 1}\nI hope this helps!", "fail text_after_json"),
        Arguments.of("Here you go: {\"a\": 1}", "fail text_before_json"),
        Arguments.of("Sure!\n```json\n{\"a\": 1}\n```", "fail text_before_json"),
        Arguments.of("```json\n{\"a\": 1,}\n```", "fail trailing_comma"),
        Arguments.of("\ufeff{\"a\": 1}", "fail byte_order_mark"),
        Arguments.of("{\"a\": 01}", "fail syntax"),
        Arguments.of("{\"a\": .5}", "fail syntax"),
        Arguments.of("{\"a\": +1}", "fail syntax"),
        Arguments.of("{\"a\": 1.}", "fail syntax"),
        Arguments.of("{a: 1}", "fail syntax"),
        Arguments.of("{\"a\": True}", "fail syntax"),
        Arguments.of("{\"a\": \"one\ntwo\"}", "fail control_character"),
        // A no-break space is white space to people, not to the grammar.
        Arguments.of("{\"a\":\u00a01}", "fail syntax"),
        Arguments.of("The order has shipped.", "fail not_json"),
        Arguments.of("true story", "fail not_json"),
        Arguments.of("", "not_applicable no_text"),
        Arguments.of("{\"card\": [CARD]}", "not_applicable redacted_value"),
        Arguments.of("{\"card\": \"[CARD]\", \"n\": 1,}", "fail trailing_comma"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void followsTheGrammar(String text, String expected) {
    CheckResult result =
        Judging.judge("valid_json", answer -> answer.outputType("json").outputText(text));
    assertThat(Judging.verdict(result)).isEqualTo(expected);
  }

  static Stream<Arguments> prompts() {
    return Stream.of(
        Arguments.of("You are a router. Respond only with valid JSON.", Verdict.FAIL),
        Arguments.of("Your output must be a single JSON object.", Verdict.FAIL),
        Arguments.of("Antworte ausschließlich mit gültigem JSON.", Verdict.FAIL),
        Arguments.of("Réponds uniquement en JSON.", Verdict.FAIL),
        // Near misses: JSON is spoken of, not asked for.
        Arguments.of("Do not answer in JSON, users read this.", Verdict.NOT_APPLICABLE),
        Arguments.of("The user works with JSON files every day.", Verdict.NOT_APPLICABLE),
        Arguments.of("Explain things simply.", Verdict.NOT_APPLICABLE));
  }

  @ParameterizedTest
  @MethodSource("prompts")
  void appliesWhereThePromptAsksForJson(String systemPrompt, Verdict expected) {
    CheckResult result =
        Judging.judge(
            "valid_json",
            answer -> answer.systemPrompt(systemPrompt).outputText("The order has shipped."));
    assertThat(result.verdict()).isEqualTo(expected);
  }

  @Test
  void showsWhereTheGrammarBreaks() {
    CheckResult result =
        Judging.judge(
            "valid_json", answer -> answer.outputType("json").outputText("{\"city\": \"Bern\",}"));
    assertThat(result.evidence()).contains("\"Bern\",}");
  }

  @Test
  void cannotJudgeWhatIsNestedDeeperThanTheParserGoes() {
    String deep = "[".repeat(1_001) + "]".repeat(1_001);
    CheckResult result =
        Judging.judge("valid_json", answer -> answer.outputType("json").outputText(deep));
    assertThat(Judging.verdict(result)).isEqualTo("error beyond_parser_limit");
  }
}
