package dev.lakeglass.check;

/**
 * Fails where JSON was asked for and the answer is none, by RFC 8259.
 *
 * <p>JSON inside one code fence passes with reason {@code in_code_fence}, a repeated name with
 * {@code duplicate_names}: both parse, and both have broken a consumer. Where redaction replaced a
 * bare number, the text stored is no longer what the model wrote, so the check does not apply.
 */
final class ValidJsonCheck implements OutputCheck {
  @Override
  public String name() {
    return "valid_json";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (!answer.isJsonExpected()) {
      return CheckResult.notApplicable("json_not_asked_for");
    }
    if (!answer.hasText()) {
      return CheckResult.notApplicable("no_text");
    }
    JsonText json = answer.json();
    return switch (json.form()) {
      case PLAIN ->
          json.hasDuplicateNames() ? CheckResult.pass("duplicate_names") : CheckResult.pass();
      case IN_CODE_FENCE -> CheckResult.pass("in_code_fence");
      case BEYOND_PARSER -> CheckResult.error("beyond_parser_limit");
      case NONE -> judge(answer.output().text(), json.errorPosition());
    };
  }

  private static CheckResult judge(String text, int errorPosition) {
    if (RedactionTokens.isNear(text, errorPosition)) {
      return CheckResult.notApplicable("redacted_value");
    }
    return CheckResult.fail(
        JsonFault.reason(text, errorPosition), JsonFault.evidence(text, errorPosition));
  }
}
