package dev.lakeglass.check.text;

/** A text indexed by its sequences of a few words, to find what another text has copied from it. */
public final class TokenSequences {
  private static final int WORDS = 5;

  private final TokenizedText text;
  private final LongIntMap positions;

  public TokenSequences(TokenizedText text) {
    this.text = text;
    this.positions = new LongIntMap(Math.max(1, text.size()));
    for (int token = text.size() - WORDS; token >= 0; token--) {
      positions.put(hash(text, token), token);
    }
  }

  /** A stretch of tokens in the text that was searched; length 0 if there is none. */
  public record Run(int firstToken, int length) {}

  /** The longest stretch of at least five words that both texts share. */
  public Run longestRun(TokenizedText other) {
    Run longest = new Run(0, 0);
    int token = 0;
    while (token + WORDS <= other.size()) {
      int position = positions.get(hash(other, token), -1);
      int length = position < 0 ? 0 : sharedLength(other, token, position);
      if (length > longest.length()) {
        longest = new Run(token, length);
      }
      token += Math.max(1, length - WORDS + 1);
    }
    return longest;
  }

  private int sharedLength(TokenizedText other, int from, int position) {
    int length = 0;
    while (from + length < other.size()
        && position + length < text.size()
        && other.hash(from + length) == text.hash(position + length)) {
      length++;
    }
    return length;
  }

  private static long hash(TokenizedText text, int from) {
    long hash = 1;
    for (int token = from; token < from + WORDS; token++) {
      hash = Hashing.combine(hash, text.hash(token));
    }
    return hash;
  }
}
