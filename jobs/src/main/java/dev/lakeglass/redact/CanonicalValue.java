package dev.lakeglass.redact;

import java.util.Locale;
import java.util.Set;

/** Brings different spellings of one value together before it gets a pseudonym. */
final class CanonicalValue {
  private static final Set<String> AS_WRITTEN =
      Set.of("api_key", "jwt", "private_key", "bearer_token", "secret", "url_credentials");
  private static final int NORTH_AMERICAN_DIGITS = 11;

  private CanonicalValue() {}

  static String of(String type, String value) {
    Text text = Text.of(value, Set.of());
    String decoded = text.slice(0, text.length());
    if (AS_WRITTEN.contains(type)) {
      return decoded;
    }
    if (type.equals("phone")) {
      return phone(decoded);
    }
    return type.equals("email")
        ? decoded.toLowerCase(Locale.ROOT)
        : decoded.toLowerCase(Locale.ROOT).replaceAll("[\\s./()-]", "");
  }

  private static String phone(String value) {
    String digits = value.replaceAll("\\D", "");
    if (!value.startsWith("+")) {
      digits = digits.startsWith("00") ? digits.substring(2) : digits;
    }
    boolean isNorthAmerican = digits.length() == NORTH_AMERICAN_DIGITS && digits.startsWith("1");
    return isNorthAmerican ? digits.substring(1) : digits;
  }
}
