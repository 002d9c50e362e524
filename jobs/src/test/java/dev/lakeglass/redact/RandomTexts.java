package dev.lakeglass.redact;

import java.util.Random;

/** Random texts made of the pieces that detectors react to, glued in any order. */
final class RandomTexts {
  private static final String[] PIECES = {
    "jane@example.com",
    "4111111111111111",
    "4111 1111 1111 1111",
    "DE89 3704 0044 0532 0130 00",
    "+44 20 7946 0958",
    "(555) 123-4567",
    "555-0187",
    "2125550187",
    "123-45-6789",
    "10.0.0.1",
    "2001:db8::1",
    "sk-proj-a1B2c3D4e5F6g7H8i9J0k1",
    "phone",
    "order",
    "ssn",
    "iban",
    "version",
    "card",
    "email",
    "call",
    "born",
    "passport",
    "[EMAIL]",
    "[PHONE_****0958]",
    "[US_SSN]",
    "[EMAIL_0123456789abcdef]",
    "\\n",
    "\\\"",
    "\\u0040",
    "\\",
    "%40",
    "&#64;",
    "\"",
    ":",
    "@",
    ".",
    "-",
    " ",
    " ",
    " ",
    "\n",
    ",",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "/",
    "+",
    "0",
    "12",
    "1990",
    "at",
    "dot",
    "[at]",
    "x",
    "Mr. Smith",
    "Dear Maria,",
    "my name is",
    "12 Main Street",
    "é",
    "用"
  };

  private RandomTexts() {}

  static String next(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(24);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
      if (random.nextInt(3) == 0) {
        text.append(' ');
      }
    }
    return text.toString();
  }
}
