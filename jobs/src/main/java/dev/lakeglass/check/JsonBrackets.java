package dev.lakeglass.check;

/** Follows brackets and strings through a text that may be broken JSON. */
final class JsonBrackets {
  private int depth;
  private boolean isInString;
  private boolean wasClosed;

  private JsonBrackets() {}

  /** How many brackets and strings are open where the text ends. */
  static int openAtEnd(String text) {
    JsonBrackets state = new JsonBrackets();
    state.scan(text, text.length());
    return state.depth + (state.isInString ? 1 : 0);
  }

  static boolean isInString(String text, int position) {
    JsonBrackets state = new JsonBrackets();
    state.scan(text, position);
    return state.isInString;
  }

  /** Whether the first bracket was closed again before the position. */
  static boolean isClosedBefore(String text, int position) {
    JsonBrackets state = new JsonBrackets();
    state.scan(text, Math.max(0, position - 1));
    return state.wasClosed;
  }

  private void scan(String text, int end) {
    for (int at = 0; at < end; at++) {
      char character = text.charAt(at);
      if (isInString) {
        at += character == '\\' ? 1 : 0;
        isInString = character != '"';
      } else {
        step(character);
      }
    }
  }

  private void step(char character) {
    switch (character) {
      case '"' -> isInString = true;
      case '{', '[' -> depth++;
      case '}', ']' -> {
        depth--;
        wasClosed |= depth == 0;
      }
      default -> {}
    }
  }
}
