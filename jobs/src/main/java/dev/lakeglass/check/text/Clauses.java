package dev.lakeglass.check.text;

/** Looks at the parts of a sentence between commas, semicolons, colons, dashes and conjunctions. */
public final class Clauses {
  private static final LongSet CONJUNCTIONS = conjunctions();

  private Clauses() {}

  /**
   * Whether the clause that shares most words with the given stems holds a negation; the first of
   * several that share as many.
   */
  public static boolean isNegated(TokenizedText text, int from, int end, LongSet stems) {
    int most = -1;
    boolean isMostNegated = false;
    int shared = 0;
    boolean isNegated = false;
    for (int token = from; token < end; token++) {
      if (token > from && beginsClause(text, token)) {
        isMostNegated = shared > most ? isNegated : isMostNegated;
        most = Math.max(most, shared);
        shared = 0;
        isNegated = false;
      }
      shared += stems.contains(text.stem(token)) ? 1 : 0;
      isNegated |= Negations.contains(text.hash(token));
    }
    return shared > most ? isNegated : isMostNegated;
  }

  private static boolean beginsClause(TokenizedText text, int token) {
    if (CONJUNCTIONS.contains(text.hash(token))) {
      return true;
    }
    for (int at = text.end(token - 1); at < text.start(token); at++) {
      if (",;:\u2013\u2014\u3001\uff0c".indexOf(text.text().charAt(at)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static LongSet conjunctions() {
    LongSet words = new LongSet(32);
    String list =
        "and but unless if while und aber oder wenn falls sofern et mais sauf si y pero e ma mas se"
            + " en maar als oraz ale jesli и но если";
    for (String word : list.split(" ")) {
      words.add(Hashing.ofWord(word));
    }
    return words;
  }
}
