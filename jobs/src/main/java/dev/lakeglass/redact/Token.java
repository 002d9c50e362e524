package dev.lakeglass.redact;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The grammar of replacement tokens, without the brackets: {@code EMAIL}, {@code EMAIL_7f3a…}. */
final class Token {
  /** Hexadecimal digits of a pseudonym: 64 bits, so two values collide at about 2³² of a type. */
  static final int PSEUDONYM_DIGITS = 16;

  static final String PARTIAL_MARK = "****";
  static final int PARTIAL_CHARACTERS = 4;

  private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

  private Token() {}

  static String name(String type) {
    String known = NAMES.get(type);
    return known == null ? NAMES.computeIfAbsent(type, Token::upperCase) : known;
  }

  private static String upperCase(String type) {
    return type.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  static boolean isToken(String body, Set<String> names) {
    if (names.contains(body)) {
      return true;
    }
    int last = body.lastIndexOf('_');
    return last > 0
        && names.contains(body.substring(0, last))
        && isSuffix(body.substring(last + 1));
  }

  private static boolean isSuffix(String suffix) {
    if (suffix.startsWith(PARTIAL_MARK)) {
      String shown = suffix.substring(PARTIAL_MARK.length());
      return shown.length() == PARTIAL_CHARACTERS
          && shown.chars().allMatch(c -> Characters.isAsciiAlphanumeric((char) c));
    }
    return suffix.length() == PSEUDONYM_DIGITS
        && suffix.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }
}
