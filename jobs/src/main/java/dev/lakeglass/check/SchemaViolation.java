package dev.lakeglass.check;

import com.networknt.schema.ValidationMessage;
import java.util.Map;

/**
 * How a value breaks its schema.
 *
 * @param reason snake_case code
 * @param evidence JSON pointer into the value, and what stands there or is missing
 */
record SchemaViolation(String reason, String evidence) {
  private static final int LONGEST_VALUE = 120;
  private static final Map<String, String> REASONS =
      Map.of(
          "required", "missing_property",
          "type", "wrong_type",
          "enum", "not_in_enum",
          "const", "not_in_enum",
          "additionalProperties", "unexpected_property",
          "unevaluatedProperties", "unexpected_property");

  static SchemaViolation of(ValidationMessage message) {
    String keyword = message.getType();
    String reason = REASONS.getOrDefault(keyword, "violates_" + snakeCase(keyword));
    return new SchemaViolation(reason, evidence(message));
  }

  private static String evidence(ValidationMessage message) {
    String path = message.getInstanceLocation().toString();
    String place = path.isEmpty() ? "/" : path;
    if (message.getProperty() != null) {
      return "%s: \"%s\"".formatted(place, message.getProperty());
    }
    String value = String.valueOf(message.getInstanceNode());
    return "%s: %s".formatted(place, value.substring(0, Math.min(value.length(), LONGEST_VALUE)));
  }

  private static String snakeCase(String keyword) {
    StringBuilder snake = new StringBuilder();
    for (char character : keyword.toCharArray()) {
      if (Character.isUpperCase(character)) {
        snake.append('_');
      }
      snake.append(Character.isLetter(character) ? Character.toLowerCase(character) : '_');
    }
    return snake.toString();
  }
}
