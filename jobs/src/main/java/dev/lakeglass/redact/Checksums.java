package dev.lakeglass.redact;

/** Check digits of identifiers; every method takes ASCII digits (letters where it says so). */
final class Checksums {
  private Checksums() {}

  /** ISO/IEC 7812-1, annex B (Luhn): the last digit checks the others. */
  static boolean luhn(String digits) {
    int sum = 0;
    boolean doubled = false;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = digits.charAt(i) - '0';
      int value = doubled ? 2 * digit : digit;
      sum += value > 9 ? value - 9 : value;
      doubled = !doubled;
    }
    return sum % 10 == 0;
  }

  /** ISO 7064 MOD 97-10 over letters and digits, as ISO 13616 uses it once the head is moved. */
  static int mod97(String alphanumeric) {
    int remainder = 0;
    for (int i = 0; i < alphanumeric.length(); i++) {
      int value = Character.digit(alphanumeric.charAt(i), 36);
      remainder = (value < 10 ? remainder * 10 + value : remainder * 100 + value) % 97;
    }
    return remainder;
  }

  /** The sum of digit times weight, for the first {@code weights.length} digits. */
  static int weighted(String digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (digits.charAt(i) - '0') * weights[i];
    }
    return sum;
  }
}
