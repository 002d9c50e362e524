package dev.lakeglass.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import java.util.Optional;

/** Fails where the request declared a JSON Schema and the answer does not satisfy it. */
final class JsonSchemaCheck implements OutputCheck {
  private final JsonSchemas schemas;

  JsonSchemaCheck(JsonSchemas schemas) {
    this.schemas = schemas;
  }

  @Override
  public String name() {
    return "json_schema";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    Optional<String> text = answer.answer().outputSchema();
    if (text.isEmpty()) {
      return CheckResult.notApplicable("no_schema");
    }
    if (!answer.hasText()) {
      return CheckResult.notApplicable("no_text");
    }
    Optional<JsonSchema> schema = schemas.compile(text.get());
    return schema.isEmpty() ? CheckResult.error("invalid_schema") : judge(schema.get(), answer);
  }

  private static CheckResult judge(JsonSchema schema, AnalyzedAnswer answer) {
    JsonText json = answer.json();
    if (json.form() == JsonText.Form.BEYOND_PARSER) {
      return CheckResult.error("beyond_parser_limit");
    }
    Optional<JsonNode> value = json.node();
    if (value.isEmpty()) {
      return notJson(answer.output().text(), json.errorPosition());
    }
    Optional<SchemaViolation> violation = JsonSchemas.violation(schema, value.get());
    if (violation.isEmpty()) {
      return CheckResult.pass();
    }
    return isRedacted(violation.get())
        ? CheckResult.notApplicable("redacted_value")
        : CheckResult.fail(violation.get().reason(), violation.get().evidence());
  }

  private static CheckResult notJson(String text, int errorPosition) {
    return RedactionTokens.isNear(text, errorPosition)
        ? CheckResult.notApplicable("redacted_value")
        : CheckResult.fail("not_json", JsonFault.evidence(text, errorPosition));
  }

  /** A redaction token is a text where a number or a pattern may be asked for. */
  private static boolean isRedacted(SchemaViolation violation) {
    return !RedactionTokens.find(violation.evidence()).isEmpty();
  }
}
