package dev.lakeglass.redact;

/**
 * PEM private keys (RFC 7468) and their PGP and SSH kin, from the BEGIN line to the END line; a key
 * that is cut off is taken up to where its base64 ends.
 */
final class PrivateKeyDetector implements Detector {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_LABEL = 48;
  private static final int LONGEST_KEY = 32_768;
  private static final String BEGIN = "-----begin ";

  /** As forms and URLs write a space. */
  private static final String BEGIN_IN_URL = "-----begin+";

  @Override
  public String name() {
    return "private_key";
  }

  @Override
  public Trigger trigger() {
    return Trigger.keywords(BEGIN, BEGIN_IN_URL);
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    int label = position + BEGIN.length();
    int labelEnd = dashes(text, label, label + LONGEST_LABEL);
    if (labelEnd < 0 || !isPrivate(text.slice(label, labelEnd).replace('+', ' '))) {
      return;
    }
    int body = labelEnd + 5;
    int limit = Math.min(text.length(), body + LONGEST_KEY);
    int at = body;
    while (at < limit && isBody(text.at(at))) {
      at++;
    }
    text.spendReading(at - position);
    boolean ends = text.isAt(at, "-----end ") || text.isAt(at, "-----end+");
    int close = ends ? dashes(text, at + 9, at + 9 + LONGEST_LABEL) : -1;
    findings.add(position, close > 0 ? close + 5 : trimmed(text, body, at), "pem");
  }

  private static boolean isPrivate(String label) {
    return label.endsWith("PRIVATE KEY") || label.endsWith("PRIVATE KEY BLOCK");
  }

  /** Where five dashes stand before the limit, or -1. */
  private static int dashes(Text text, int from, int limit) {
    for (int at = from; at < limit; at++) {
      if (text.isAt(at, "-----")) {
        return at;
      }
      if (text.at(at) == '\n' || text.at(at) == 0) {
        return -1;
      }
    }
    return -1;
  }

  /** Base64, line breaks, and the headers of encrypted keys; one dash alone may be a header's. */
  private static boolean isBody(char c) {
    return Characters.isAsciiAlphanumeric(c)
        || Characters.isSpace(c)
        || c == '+'
        || c == '/'
        || c == '='
        || c == ':'
        || c == ','
        || c == '\\'
        || c == '.';
  }

  private static int trimmed(Text text, int body, int end) {
    int at = end;
    while (at > body && Characters.isSpace(text.at(at - 1))) {
      at--;
    }
    return at;
  }
}
