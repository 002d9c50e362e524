package dev.lakeglass.check;

import java.util.Locale;
import java.util.Set;

/** Fails where nothing came back: no text, or a placeholder, and no tool call either. */
final class EmptyCheck implements OutputCheck {
  private static final Set<String> PLACEHOLDERS =
      Set.of("null", "none", "n/a", "na", "nan", "undefined", "\"\"", "''", "nil", "todo", "tbd");
  private static final Set<String> EMPTY_JSON = Set.of("{}", "[]");

  @Override
  public String name() {
    return "empty";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (!answer.answer().toolCalls().isEmpty()) {
      return CheckResult.notApplicable("tool_call");
    }
    String text = answer.answer().outputText().orElse("").strip();
    if (text.isEmpty()) {
      return CheckResult.fail(answer.answer().outputText().isPresent() ? "blank" : "no_text", "");
    }
    if (isPlaceholder(text, answer)) {
      return CheckResult.fail("placeholder", text);
    }
    return hasContent(text) ? CheckResult.pass() : CheckResult.fail("only_punctuation", text);
  }

  private static boolean isPlaceholder(String text, AnalyzedAnswer answer) {
    boolean isPlaceholder = PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT));
    return answer.isJsonExpected()
        ? text.equals("null") || text.equals("\"\"")
        : isPlaceholder || EMPTY_JSON.contains(text);
  }

  /** Letters, digits, or a symbol such as an emoji, which can be an answer. */
  private static boolean hasContent(String text) {
    return text.codePoints()
        .anyMatch(
            point ->
                Character.isLetterOrDigit(point)
                    || Character.getType(point) == Character.OTHER_SYMBOL
                    || point == '{'
                    || point == '[');
  }
}
