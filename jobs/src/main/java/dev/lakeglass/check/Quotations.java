package dev.lakeglass.check;

import java.util.ArrayList;
import java.util.List;

/** Finds what stands between quotation marks, within one line. */
final class Quotations {
  private static final String[] PAIRS = {
    "\"\"",
    "\u201c\u201d",
    "\u201e\u201c",
    "\u201e\u201d",
    "\u00ab\u00bb",
    "\u00bb\u00ab",
    "\u300c\u300d"
  };

  private Quotations() {}

  static List<String> in(String text) {
    List<String> quotations = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = closing(text, at);
      if (end > at) {
        quotations.add(text.substring(at + 1, end));
        at = end;
      }
      at++;
    }
    return quotations;
  }

  /** Position of the mark that closes the one at a position, or -1. */
  private static int closing(String text, int open) {
    int nearest = -1;
    for (String pair : PAIRS) {
      if (text.charAt(open) == pair.charAt(0)) {
        int close = text.indexOf(pair.charAt(1), open + 1);
        int lineEnd = text.indexOf('\n', open);
        boolean isInLine = close > 0 && (lineEnd < 0 || close < lineEnd);
        nearest = isInLine && (nearest < 0 || close < nearest) ? close : nearest;
      }
    }
    return nearest;
  }
}
