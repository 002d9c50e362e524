package dev.lakeglass.redact;

import java.util.Locale;

/**
 * Finds the national identifiers of {@link LetteredId}, one kind for each instance, in one piece or
 * with single spaces, dots or hyphens inside.
 */
final class LetteredIdDetector implements Detector {
  private static final long serialVersionUID = 1L;

  private final LetteredId id;

  LetteredIdDetector(LetteredId id) {
    this.id = id;
  }

  @Override
  public String name() {
    return id.name().toLowerCase(Locale.ROOT) + (id == LetteredId.CN_RESIDENT_ID ? "_x" : "");
  }

  @Override
  public String type() {
    return id.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Trigger trigger() {
    return Trigger.kinds(Trigger.Kind.NUMBER, Trigger.Kind.MIXED_TOKEN)
        .ofLengths(id.tokenLengths());
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    int start = startBefore(text, position);
    int at = start;
    int length = 0;
    while (length < id.length()) {
      char c = text.at(at);
      if (length > 0 && isGap(text, at)) {
        at++;
        continue;
      }
      if (!id.fits(length, c)) {
        return;
      }
      length++;
      at++;
    }
    if (!Characters.continuesWord(text.at(at))
        && !isJoined(text, start)
        && isWritten(text, start, at)
        && id.isValid(code(text, start, at))) {
      findings.add(start, at, "checked");
    }
  }

  private static String code(Text text, int start, int end) {
    StringBuilder code = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = text.at(i);
      if (!isSeparator(c)) {
        code.append((char) (Characters.isLower(c) ? c - 32 : c));
      }
    }
    return code.toString();
  }

  /** Letters that a space or hyphen sets off from the first digits belong to the code. */
  private int startBefore(Text text, int position) {
    if (!Characters.isDigit(text.at(position)) || id == LetteredId.ES_DNI) {
      return position;
    }
    int at = position;
    if (isSeparator(text.at(at - 1))) {
      int letters = id == LetteredId.UK_NINO ? 2 : id == LetteredId.ES_NIE ? 1 : 0;
      int start = at - 1 - letters;
      boolean standing = letters > 0 && !Characters.continuesWord(text.at(start - 1));
      for (int i = start; i < at - 1; i++) {
        standing &= Characters.isAsciiLetter(text.at(i));
      }
      return standing ? start : position;
    }
    return position;
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == '-' || c == '.';
  }

  /** A dot sets off three digits; a time's fraction has more. */
  private static boolean isGap(Text text, int at) {
    if (text.at(at) == '.') {
      return Characters.isDigit(text.at(at + 1))
          && Characters.isDigit(text.at(at + 2))
          && Characters.isDigit(text.at(at + 3))
          && !Characters.isDigit(text.at(at + 4));
    }
    return isSeparator(text.at(at)) && Characters.isAsciiAlphanumeric(text.at(at + 1));
  }

  private static boolean isJoined(Text text, int start) {
    char before = text.at(start - 1);
    return Characters.continuesWord(before)
        || before == '_'
        || before == '-' && Characters.continuesWord(text.at(start - 2));
  }

  /** Small letters next to spaces are words, as in {@code 12345678 a}. */
  private static boolean isWritten(Text text, int start, int end) {
    boolean spaced = false;
    boolean lower = false;
    for (int i = start; i < end; i++) {
      spaced |= text.at(i) == ' ';
      lower |= Characters.isLower(text.at(i));
    }
    return !(spaced && lower);
  }
}
