package dev.lakeglass.redact;

/** Reads what may follow a phone number: {@code x12}, {@code ext. 12}, {@code #12}. */
final class PhoneExtension {
  private static final String[] WORDS = {"extension", "ext", "x", "#", "durchwahl", "poste", "int"};
  private static final int MOST_DIGITS = 6;

  private PhoneExtension() {}

  /** The end of the extension that follows, or {@code end} itself. */
  static int end(Text text, int end) {
    int at = end;
    while (at - end < 3 && (text.at(at) == ' ' || text.at(at) == ',' || text.at(at) == ';')) {
      at++;
    }
    for (String word : WORDS) {
      if (text.isAt(at, word)) {
        int digits = skipPunctuation(text, at + word.length());
        int last = digits;
        while (last - digits <= MOST_DIGITS && Characters.isDigit(text.at(last))) {
          last++;
        }
        boolean isExtension = last > digits && last - digits <= MOST_DIGITS;
        boolean stands = !Characters.continuesWord(text.at(last)) && text.at(last) != '@';
        return isExtension && stands ? last : end;
      }
    }
    return end;
  }

  private static int skipPunctuation(Text text, int from) {
    int at = from;
    while (at - from < 3 && (text.at(at) == '.' || text.at(at) == ' ' || text.at(at) == ':')) {
      at++;
    }
    return at;
  }
}
