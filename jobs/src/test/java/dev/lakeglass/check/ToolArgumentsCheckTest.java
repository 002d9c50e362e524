package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolArgumentsCheckTest {
  private static final String PARAMETERS =
      """
      {"type": "object", "required": ["order_id"],
       "properties": {"order_id": {"type": "string", "pattern": "^A-[0-9]{4}$"},
                      "limit": {"type": "integer"}}}
      """;
  private static final String CONVENTIONS =
      "[{\"type\": \"function\", \"name\": \"order_status\", \"parameters\": "
          + PARAMETERS
          + "}, {\"type\": \"function\", \"name\": \"now\"}]";

  static Stream<Arguments> calls() {
    return Stream.of(
        Arguments.of("order_status", "{\"order_id\": \"A-1234\"}", "pass"),
        Arguments.of("order_status", "{\"order_id\": \"A-123\"}", "fail violates_pattern"),
        Arguments.of("order_status", "{\"order_id\": 1234}", "fail wrong_type"),
        Arguments.of("order_status", "{\"id\": \"A-1234\"}", "fail missing_property"),
        Arguments.of("order_status", "", "fail missing_property"),
        Arguments.of("order_status", "{\"order_id\": \"A-1234\"", "fail not_json"),
        Arguments.of("order_state", "{\"order_id\": \"A-1234\"}", "fail unknown_tool"),
        Arguments.of(
            "order_status", "{\"order_id\": \"[PHONE]\"}", "not_applicable redacted_value"),
        Arguments.of("now", "", "pass"),
        Arguments.of("now", "{\"anything\": 1}", "pass"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void comparesArgumentsWithTheDeclaredParameters(String tool, String arguments, String expected) {
    assertThat(Judging.verdict(judge(CONVENTIONS, new RequestedToolCall(tool, arguments))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"type\": \"function\", \"function\": {\"name\": \"order_status\", \"parameters\": %s}}]",
        "[{\"name\": \"order_status\", \"input_schema\": %s}]",
        "[{\"toolSpec\": {\"name\": \"order_status\", \"inputSchema\": {\"json\": %s}}}]",
        "{\"tools\": [{\"toolSpec\": {\"name\": \"order_status\", \"inputSchema\": {\"json\": %s}}}]}",
        "[{\"functionDeclarations\": [{\"name\": \"order_status\", \"parameters\": %s}]}]",
        "{\"name\": \"order_status\", \"inputSchema\": %s}",
      })
  void readsEveryProvidersShape(String shape) {
    String definitions = shape.formatted(PARAMETERS);
    assertThat(
            judge(definitions, new RequestedToolCall("order_status", "{\"order_id\": \"A-1234\"}"))
                .verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(judge(definitions, new RequestedToolCall("order_status", "{}")).verdict())
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void readsGeminisTypesInCapitals() {
    String definitions =
        "[{\"functionDeclarations\": [{\"name\": \"f\", \"parameters\": {\"type\": \"OBJECT\","
            + " \"properties\": {\"n\": {\"type\": \"INTEGER\"}}}}]}]";
    assertThat(judge(definitions, new RequestedToolCall("f", "{\"n\": 1}")).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(Judging.verdict(judge(definitions, new RequestedToolCall("f", "{\"n\": \"1\"}"))))
        .isEqualTo("fail wrong_type");
  }

  @Test
  void findsTheOneWrongCallAmongSeveral() {
    CheckResult result =
        judge(
            CONVENTIONS,
            new RequestedToolCall("now", ""),
            new RequestedToolCall("order_status", "{\"order_id\": \"A-1234\"}"),
            new RequestedToolCall("order_status", "{\"order_id\": true}"));
    assertThat(result.evidence()).isEqualTo("order_status /order_id: true");
  }

  @Test
  void blamesTheDefinitionsAndNotTheCall() {
    RequestedToolCall call = new RequestedToolCall("f", "{}");
    assertThat(Judging.verdict(judge("[]", call))).isEqualTo("error invalid_tool_definitions");
    assertThat(
            Judging.verdict(
                judge("[{\"name\": \"f\", \"parameters\": {\"type\": \"objekt\"}}]", call)))
        .isEqualTo("error invalid_schema");
  }

  @Test
  void doesNotApplyWithoutCallsOrDefinitions() {
    assertThat(Judging.verdict(judge(CONVENTIONS))).isEqualTo("not_applicable no_tool_call");
    assertThat(
            Judging.verdict(
                Judging.judge(
                    "tool_arguments",
                    answer -> answer.toolCalls(List.of(new RequestedToolCall("now", ""))))))
        .isEqualTo("not_applicable no_tool_definitions");
  }

  private static CheckResult judge(String definitions, RequestedToolCall... calls) {
    return Judging.judge(
        "tool_arguments", answer -> answer.toolDefinitions(definitions).toolCalls(List.of(calls)));
  }
}
