package dev.lakeglass.redact;

/** User and password in a URL's authority (RFC 3986, section 3.2.1); the host stays. */
final class UrlCredentialsDetector implements Detector {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_AUTHORITY = 512;
  private static final String ENDS = "/?#\"'<>`{}|[]()";

  @Override
  public String name() {
    return "url_credentials";
  }

  @Override
  public Trigger trigger() {
    return Trigger.keywords("://");
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    int start = position + 3;
    if (!Characters.isAsciiLetter(text.at(position - 1))
        && !Characters.isDigit(text.at(position - 1))) {
      return;
    }
    int lastAt = -1;
    int colon = -1;
    for (int at = start; at < start + LONGEST_AUTHORITY; at++) {
      char c = text.at(at);
      if (c == 0 || c == Text.OPAQUE || Characters.isSpace(c) || isEnd(c, colon, lastAt)) {
        break;
      }
      colon = c == ':' && colon < 0 ? at : colon;
      lastAt = c == '@' ? at : lastAt;
    }
    if (colon > 0 && lastAt > colon + 1 && lastAt > start && !isPlaceholder(text, start, lastAt)) {
      findings.add(start, lastAt, "userinfo");
    }
  }

  private static boolean isEnd(char c, int colon, int lastAt) {
    return ENDS.indexOf(c) >= 0 && !(c == '#' && colon > 0 && lastAt < 0);
  }

  private static boolean isPlaceholder(Text text, int start, int end) {
    return text.slice(start, end).chars().noneMatch(c -> Characters.isAlphanumeric((char) c));
  }
}
