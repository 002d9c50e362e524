package dev.lakeglass.check;

import java.util.Optional;

/**
 * The one fenced code block that a text consists of.
 *
 * @param start position of the content in the text
 */
record CodeFence(String content, int start) {
  private static final String FENCE = "```";

  /** The fence, if it is the whole text but for white space and is closed. */
  static Optional<CodeFence> around(String text) {
    int open = firstVisible(text);
    if (!text.startsWith(FENCE, open)) {
      return Optional.empty();
    }
    int lineEnd = text.indexOf('\n', open);
    int close = text.stripTrailing().length() - FENCE.length();
    if (lineEnd < 0 || close <= lineEnd || !text.startsWith(FENCE, close)) {
      return Optional.empty();
    }
    String content = text.substring(lineEnd + 1, close);
    boolean isOneBlock = !content.contains("\n" + FENCE) && !content.startsWith(FENCE);
    return isOneBlock ? Optional.of(new CodeFence(content, lineEnd + 1)) : Optional.empty();
  }

  private static int firstVisible(String text) {
    int at = 0;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
