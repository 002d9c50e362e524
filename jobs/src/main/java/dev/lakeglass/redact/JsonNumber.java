package dev.lakeglass.redact;

/**
 * Tells whether a match stands as a bare number in JSON, where a token needs quotes to leave valid
 * JSON: {@code {"card": 4111111111111111}} becomes {@code {"card": "[PAYMENT_CARD]"}}. JSON inside
 * a JSON string is recognised by the escaped quote of the member's name, and the token's quotes are
 * escaped as deep.
 */
final class JsonNumber {
  private static final int REACH = 512;

  private JsonNumber() {}

  /**
   * What to replace and how.
   *
   * @param start first index to replace
   * @param end index after the last
   * @param quote empty if the match is no bare number, else the quotation mark with its escapes
   */
  record Place(int start, int end, String quote) {
    String wrap(String token) {
      if (quote.isEmpty()) {
        return token;
      }
      return token.isEmpty() ? "null" : quote + token + quote;
    }
  }

  static Place around(String text, int start, int end) {
    Place plain = new Place(start, end, "");
    if (!Characters.isDigit(text.charAt(start)) || !Characters.isDigit(text.charAt(end - 1))) {
      return plain;
    }
    int first = start;
    while (first > 0 && start - first < REACH && isNumberPart(text.charAt(first - 1))) {
      first--;
    }
    int last = end;
    while (last < text.length() && last - end < REACH && isNumberPart(text.charAt(last))) {
      last++;
    }
    if (!isNumber(text, first, last) || !isFollowedLikeJson(text, last)) {
      return plain;
    }
    String quote = quoteBefore(text, first);
    return quote.isEmpty() ? plain : new Place(first, last, quote);
  }

  private static boolean isNumberPart(char c) {
    return Characters.isDigit(c) || c == '-' || c == '.' || c == '+' || c == 'e' || c == 'E';
  }

  private static boolean isNumber(String text, int start, int end) {
    int at = text.charAt(start) == '-' ? start + 1 : start;
    int digits = at;
    while (at < end && Characters.isDigit(text.charAt(at))) {
      at++;
    }
    if (at == digits || text.charAt(digits) == '0' && at > digits + 1) {
      return false;
    }
    if (at < end && text.charAt(at) == '.') {
      at++;
      while (at < end && Characters.isDigit(text.charAt(at))) {
        at++;
      }
    }
    return at == end || (text.charAt(at) | 32) == 'e';
  }

  private static boolean isFollowedLikeJson(String text, int end) {
    int at = skipSpaceForward(text, end);
    return at >= text.length()
        || text.charAt(at) == ','
        || text.charAt(at) == '}'
        || text.charAt(at) == ']';
  }

  /** The quotation mark, with its escapes, that JSON uses here; empty if this is not JSON. */
  private static String quoteBefore(String text, int start) {
    int limit = Math.max(0, start - REACH);
    int at = skipSpaceBack(text, start - 1, limit);
    boolean inArray = at >= 0 && (text.charAt(at) == '[' || text.charAt(at) == ',');
    char first = 0;
    while (at >= limit && isArrayPart(text.charAt(at))) {
      first = text.charAt(at);
      at = skipSpaceBack(text, at - 1, limit);
    }
    if (at < 0) {
      return inArray && text.stripLeading().startsWith("[") ? "\"" : "";
    }
    if (at < limit) {
      return "";
    }
    if (text.charAt(at) == ':') {
      return quoteAt(text, skipSpaceBack(text, at - 1, limit), limit);
    }
    boolean afterElement = text.charAt(at) == '}' || text.charAt(at) == ']';
    while (inArray && afterElement && at >= limit && text.charAt(at) != '"') {
      at--;
    }
    String quote = inArray ? quoteAt(text, at, limit) : "";
    return first == '[' ? inside(quote) : quote;
  }

  /** The quotation mark inside a string that begins with this one, as in {@code "[4111…]"}. */
  private static String inside(String quote) {
    if (quote.isEmpty() || quote.endsWith("'")) {
      return quote.isEmpty() ? quote : "\"";
    }
    return "\\".repeat(quote.length()) + quote;
  }

  private static String quoteAt(String text, int at, int limit) {
    if (at < limit || text.charAt(at) != '"' && text.charAt(at) != '\'') {
      return "";
    }
    int first = at;
    while (first > limit && text.charAt(first - 1) == '\\') {
      first--;
    }
    return text.substring(first, at + 1);
  }

  private static boolean isArrayPart(char c) {
    return isNumberPart(c) || c == ',' || c == '[';
  }

  private static int skipSpaceForward(String text, int from) {
    int at = from;
    while (at < text.length()) {
      if (Characters.isSpace(text.charAt(at))) {
        at++;
      } else if (text.charAt(at) == '\\' && isEscapedSpace(text, lastBackslash(text, at))) {
        at = lastBackslash(text, at) + 2;
      } else {
        return at;
      }
    }
    return at;
  }

  private static int lastBackslash(String text, int from) {
    int at = from;
    while (at + 1 < text.length() && text.charAt(at + 1) == '\\') {
      at++;
    }
    return at;
  }

  private static boolean isEscapedSpace(String text, int at) {
    return text.charAt(at) == '\\'
        && at + 1 < text.length()
        && "nrt".indexOf(text.charAt(at + 1)) >= 0;
  }

  private static int skipSpaceBack(String text, int from, int limit) {
    int at = from;
    while (at >= limit) {
      if (Characters.isSpace(text.charAt(at))) {
        at--;
      } else if (at > limit && isEscapedSpace(text, at - 1)) {
        at = skipBackslashesBack(text, at - 1, limit);
      } else {
        return at;
      }
    }
    return at;
  }

  private static int skipBackslashesBack(String text, int from, int limit) {
    int at = from;
    while (at >= limit && text.charAt(at) == '\\') {
      at--;
    }
    return at;
  }
}
