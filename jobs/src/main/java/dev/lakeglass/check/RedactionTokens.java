package dev.lakeglass.check;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Finds what redaction leaves in a text: {@code [EMAIL]}, {@code [CARD_NUMBER:3f2a]}. */
final class RedactionTokens {
  private static final Pattern TOKEN =
      Pattern.compile("\\[[A-Z][A-Z0-9_]{1,30}(?:[:#][0-9A-Za-z]{1,32})?\\]");

  private RedactionTokens() {}

  /** One token of a text. */
  record Token(String text, int start, int end) {
    /** The word in front of any digest: {@code EMAIL}. */
    String type() {
      int end = 1;
      while (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_') {
        end++;
      }
      return text.substring(1, end);
    }
  }

  static List<Token> find(String text) {
    if (text.indexOf('[') < 0) {
      return List.of();
    }
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(new Token(matcher.group(), matcher.start(), matcher.end()));
    }
    return tokens;
  }

  /** Whether a token touches the position, give or take two characters. */
  static boolean isNear(String text, int position) {
    return find(text).stream()
        .anyMatch(token -> position >= token.start() - 2 && position <= token.end() + 2);
  }
}
