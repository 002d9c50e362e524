package dev.lakeglass.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Fails where the model called a tool it was not given, or with arguments the tool does not take.
 */
final class ToolArgumentsCheck implements OutputCheck {
  private static final int CAPACITY = 256;

  private final JsonSchemas schemas;
  private final BoundedCache<String, ToolDefinitions> definitions = new BoundedCache<>(CAPACITY);

  ToolArgumentsCheck(JsonSchemas schemas) {
    this.schemas = schemas;
  }

  @Override
  public String name() {
    return "tool_arguments";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (answer.answer().toolCalls().isEmpty()) {
      return CheckResult.notApplicable("no_tool_call");
    }
    Optional<String> text = answer.answer().toolDefinitions();
    if (text.isEmpty()) {
      return CheckResult.notApplicable("no_tool_definitions");
    }
    ToolDefinitions tools = definitions.get(text.get(), key -> ToolDefinitions.read(key, schemas));
    if (!tools.areReadable()) {
      return CheckResult.error("invalid_tool_definitions");
    }
    return answer.answer().toolCalls().stream()
        .map(call -> judge(call, tools))
        .filter(result -> result.verdict() != Verdict.PASS)
        .findFirst()
        .orElse(CheckResult.pass());
  }

  private static CheckResult judge(RequestedToolCall call, ToolDefinitions tools) {
    if (!tools.has(call.name())) {
      return CheckResult.fail("unknown_tool", call.name());
    }
    if (tools.hasInvalidParameters(call.name())) {
      return CheckResult.error("invalid_schema");
    }
    String arguments = call.arguments().isBlank() ? "{}" : call.arguments();
    Optional<JsonNode> value = JsonText.of(arguments).node();
    if (value.isEmpty()) {
      return RedactionTokens.find(arguments).isEmpty()
          ? CheckResult.fail("not_json", evidence(call, arguments))
          : CheckResult.notApplicable("redacted_value");
    }
    return tools
        .schemaOf(call.name())
        .flatMap(schema -> JsonSchemas.violation(schema, value.get()))
        .map(violation -> judge(call, violation))
        .orElse(CheckResult.pass());
  }

  private static CheckResult judge(RequestedToolCall call, SchemaViolation violation) {
    return RedactionTokens.find(violation.evidence()).isEmpty()
        ? CheckResult.fail(violation.reason(), evidence(call, violation.evidence()))
        : CheckResult.notApplicable("redacted_value");
  }

  private static String evidence(RequestedToolCall call, String what) {
    return call.name() + " " + what;
  }
}
