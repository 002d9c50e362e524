package dev.lakeglass.span;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a text cites at all: {@code [1]}, {@code [kb-0042, 7]}, {@code 【4†source】}, {@code
 * (kb-0042)}, but no link {@code [see 2](https://…)} and no bare number in parentheses.
 */
public final class CitationMarks {
  private static final Pattern MARK =
      Pattern.compile(
          "\\[[^\\[\\]\\n]{0,40}\\d[^\\[\\]\\n]{0,40}](?!\\()"
              + "|\u3010[^\u3010\u3011\\n]{0,40}\\d[^\u3010\u3011\\n]{0,40}\u3011"
              + "|\\(\\p{L}{1,20}[-_:#]\\d{1,12}\\)");

  private CitationMarks() {}

  /**
   * @param shape form of the text: JSON is no running text, its brackets are lists
   */
  public static boolean areIn(String text, String shape) {
    if (shape.contains("json")) {
      return false;
    }
    Matcher mark = MARK.matcher(text);
    for (int at = 0; at < text.length(); at++) {
      char opening = text.charAt(at);
      boolean mayBegin = opening == '[' || opening == '(' || opening == '\u3010';
      if (mayBegin && mark.region(at, text.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }
}
