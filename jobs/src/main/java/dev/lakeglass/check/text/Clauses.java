package dev.lakeglass.check.text;

/** Looks at the parts of a sentence between commas, semicolons, colons, dashes and conjunctions. */
public final class Clauses {
  private static final LongSet CONJUNCTIONS =
      LongSet.ofWords(
          "and but unless except if while und aber oder wenn falls sofern ausser et mais sauf si y pero"
              + " salvo e ma mas se en maar als tenzij oraz ale jesli chyba и но если кроме");
  private static final LongSet EXCEPTIONS =
      LongSet.ofWords("unless except ausser sauf salvo tenzij chyba кроме");

  private static final int FEWEST_WORDS = 2;

  private Clauses() {}

  /** End of the clause that begins at a token; one has two content words or more, if it can. */
  public static int end(TokenizedText text, int from, int sentenceEnd) {
    int words = ContentWords.isOne(text, from) ? 1 : 0;
    int token = from + 1;
    while (token < sentenceEnd && (words < FEWEST_WORDS || !beginsClause(text, token))) {
      words += ContentWords.isOne(text, token) ? 1 : 0;
      token++;
    }
    return token;
  }

  /**
   * Whether the clause that shares most words with the given stems holds a negation; the first of
   * several that share as many. "Unless not" is no negation.
   */
  public static boolean isNegated(TokenizedText text, int from, int end, LongSet stems) {
    int most = -1;
    boolean isMostNegated = false;
    int shared = 0;
    boolean isNegated = false;
    boolean isException = false;
    for (int token = from; token < end; token++) {
      if (token > from && beginsClause(text, token)) {
        isMostNegated = shared > most ? isNegated != isException : isMostNegated;
        most = Math.max(most, shared);
        shared = 0;
        isNegated = false;
        isException = false;
      }
      isException |= EXCEPTIONS.contains(text.hash(token));
      shared += stems.contains(text.stem(token)) ? 1 : 0;
      isNegated |= Negations.contains(text.hash(token));
    }
    return shared > most ? isNegated != isException : isMostNegated;
  }

  /** "Price: 11" is one clause. */
  private static boolean beginsClause(TokenizedText text, int token) {
    if (CONJUNCTIONS.contains(text.hash(token))) {
      return true;
    }
    boolean isValue = text.kind(token) == TokenKind.NUMBER && text.after(token - 1) == ':';
    for (int at = text.end(token - 1); at < text.start(token) && !isValue; at++) {
      if (",;:\u2013\u2014\u3001\uff0c".indexOf(text.text().charAt(at)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
