package dev.lakeglass.check;

import java.util.List;

/**
 * Names the commonest ways in which a text fails to be JSON, looking at where the parser stopped.
 */
final class JsonFault {
  private static final int CONTEXT = 40;
  private static final List<String> NOT_NUMBERS = List.of("NaN", "Infinity", "undefined");

  private JsonFault() {}

  /** Reason code. */
  static String reason(String text, int errorPosition) {
    int open = firstBracket(text);
    if (open < 0) {
      return "not_json";
    }
    String before = text.substring(0, open).strip();
    if (!before.isEmpty() && !before.startsWith("```")) {
      return before.startsWith("\ufeff") ? "byte_order_mark" : "text_before_json";
    }
    String body = body(text);
    int at = Math.min(Math.max(errorPosition, open), body.length());
    if (isUnclosed(body, at)) {
      return "unclosed";
    }
    return reasonAt(body, at);
  }

  /** The characters around the fault. */
  static String evidence(String text, int errorPosition) {
    int at = Math.min(errorPosition, text.length());
    return text.substring(Math.max(0, at - CONTEXT), Math.min(text.length(), at + CONTEXT)).strip();
  }

  private static int firstBracket(String text) {
    int brace = text.indexOf('{');
    int bracket = text.indexOf('[');
    return brace < 0 || bracket >= 0 && bracket < brace ? bracket : brace;
  }

  /** Without a closing fence, which the parser would meet as the first wrong character. */
  private static String body(String text) {
    String stripped = text.stripTrailing();
    return stripped.endsWith("```") ? stripped.substring(0, stripped.length() - 3) : text;
  }

  private static boolean isUnclosed(String text, int at) {
    return at >= text.stripTrailing().length() && JsonBrackets.openAtEnd(text) > 0;
  }

  private static String reasonAt(String text, int at) {
    if (JsonBrackets.isClosedBefore(text, at)) {
      return "text_after_json";
    }
    int token = Math.max(0, at - 1);
    String around = text.substring(Math.max(0, at - 12), Math.min(text.length(), at + 12));
    if (NOT_NUMBERS.stream().anyMatch(around::contains)) {
      return "not_a_number";
    }
    for (int look = token; look <= Math.min(at, text.length() - 1); look++) {
      char character = text.charAt(look);
      if (character == '/' || character == '#') {
        return "comment";
      }
      if (character == '\'') {
        return "single_quotes";
      }
      if ((character == '}' || character == ']') && follows(text, look, ',')) {
        return "trailing_comma";
      }
      if (character < ' ' && character != '\n' || isLineBreakInString(text, look)) {
        return "control_character";
      }
    }
    return "syntax";
  }

  private static boolean isLineBreakInString(String text, int at) {
    return text.charAt(at) == '\n' && JsonBrackets.isInString(text, at);
  }

  private static boolean follows(String text, int at, char wanted) {
    int before = at - 1;
    while (before >= 0 && text.charAt(before) <= ' ') {
      before--;
    }
    return before >= 0 && text.charAt(before) == wanted;
  }
}
