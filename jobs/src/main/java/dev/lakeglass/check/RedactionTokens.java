package dev.lakeglass.check;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what redaction leaves in a text: {@code [EMAIL]}, {@code [EMAIL_1f2e3d4c5b6a7988]}, {@code
 * [PAYMENT_CARD_****1234]}.
 */
final class RedactionTokens {
  private static final Pattern TOKEN =
      Pattern.compile("\\[[A-Z][A-Z0-9_]+(?:[a-f0-9]{16}|\\*{4}[0-9A-Za-z]{4})?\\]");

  private RedactionTokens() {}

  /** One token with its brackets. */
  record Token(String text, int start, int end) {}

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
