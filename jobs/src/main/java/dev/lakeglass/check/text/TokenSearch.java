package dev.lakeglass.check.text;

/** Looks for the words of one text, in their order and without a gap, in another. */
public final class TokenSearch {
  private TokenSearch() {}

  /** Punctuation, case and accents do not count; a text without words is in every text. */
  public static boolean contains(TokenizedText text, TokenizedText words) {
    for (int from = 0; from + words.size() <= text.size(); from++) {
      if (isAt(text, from, words)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(TokenizedText text, int from, TokenizedText words) {
    for (int index = 0; index < words.size(); index++) {
      if (text.hash(from + index) != words.hash(index)) {
        return false;
      }
    }
    return true;
  }
}
