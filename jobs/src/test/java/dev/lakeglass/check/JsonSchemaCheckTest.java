package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonSchemaCheckTest {
  private static final String TICKET =
      """
      {"type": "object", "required": ["team", "priority"], "additionalProperties": false,
       "properties": {"team": {"enum": ["billing", "shipping"]},
                      "priority": {"type": "integer", "minimum": 1, "maximum": 4},
                      "note": {"type": "string", "maxLength": 20}}}
      """;

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("{\"team\": \"billing\", \"priority\": 2}", "pass", ""),
        Arguments.of("```json\n{\"team\": \"billing\", \"priority\": 2}\n```", "pass", ""),
        // 2.0 is an integer in JSON Schema, 2.5 is not.
        Arguments.of("{\"team\": \"billing\", \"priority\": 2.0}", "pass", ""),
        Arguments.of(
            "{\"team\": \"billing\", \"priority\": 2.5}", "fail wrong_type", "/priority: 2.5"),
        Arguments.of(
            "{\"team\": \"billing\", \"priority\": \"2\"}", "fail wrong_type", "/priority: \"2\""),
        Arguments.of("{\"team\": \"billing\"}", "fail missing_property", "/: \"priority\""),
        Arguments.of(
            "{\"team\": \"sales\", \"priority\": 2}", "fail not_in_enum", "/team: \"sales\""),
        Arguments.of(
            "{\"team\": \"billing\", \"priority\": 5}", "fail violates_maximum", "/priority: 5"),
        Arguments.of(
            "{\"team\": \"billing\", \"priority\": 1, \"mood\": 1}",
            "fail unexpected_property",
            "/: \"mood\""),
        Arguments.of(
            "{\"team\": \"billing\", \"priority\": 2,}", "fail not_json", "\"priority\": 2,}"),
        Arguments.of("[]", "fail wrong_type", "/: []"),
        Arguments.of(
            "{\"team\": \"billing\", \"priority\": \"[PHONE]\"}",
            "not_applicable redacted_value",
            ""));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void comparesTheAnswerWithItsSchema(String text, String expected, String evidence) {
    CheckResult result = judge(TICKET, text);
    assertThat(Judging.verdict(result)).isEqualTo(expected);
    assertThat(result.evidence()).contains(evidence);
  }

  static Stream<String> invalidSchemas() {
    return Stream.of(
        "{\"type\": \"strin\"}",
        "{\"type\": \"object\", \"required\": \"team\"}",
        "{\"minimum\": \"one\"}",
        "{\"$ref\": \"https://schemas.example.com/ticket.json\"}",
        "{\"$schema\": \"https://schemas.example.com/meta\"}",
        "not even JSON",
        "[]");
  }

  @ParameterizedTest
  @MethodSource("invalidSchemas")
  void blamesTheSchemaAndNotTheAnswer(String schema) {
    assertThat(Judging.verdict(judge(schema, "{}"))).isEqualTo("error invalid_schema");
  }

  @Test
  void findsTheSchemaInsideAResponseFormat() {
    String wrapped =
        "{\"type\": \"json_schema\", \"json_schema\": {\"name\": \"t\", \"schema\": "
            + TICKET
            + "}}";
    assertThat(Judging.verdict(judge(wrapped, "{\"team\": \"billing\"}")))
        .isEqualTo("fail missing_property");
  }

  @Test
  void readsOlderDraftsByTheirOwnRules() {
    // Draft 4 says exclusiveMaximum with a boolean; in 2020-12 that is an invalid schema.
    String draft4 =
        "{\"$schema\": \"http://json-schema.org/draft-04/schema#\","
            + " \"maximum\": 10, \"exclusiveMaximum\": true}";
    assertThat(Judging.verdict(judge(draft4, "9"))).isEqualTo("pass");
    assertThat(judge(draft4, "10").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void doesNotApplyWithoutASchema() {
    assertThat(Judging.verdict(Judging.judgeText("json_schema", "{}")))
        .isEqualTo("not_applicable no_schema");
  }

  private static CheckResult judge(String schema, String text) {
    return Judging.judge("json_schema", answer -> answer.outputSchema(schema).outputText(text));
  }
}
