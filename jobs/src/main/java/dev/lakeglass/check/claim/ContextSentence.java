package dev.lakeglass.check.claim;

import dev.lakeglass.check.text.Clauses;
import dev.lakeglass.check.text.ContentWords;
import dev.lakeglass.check.text.LongSet;
import dev.lakeglass.check.text.TokenizedText;

/** One sentence of the context. */
record ContextSentence(TokenizedText text, int sentence) {
  /** Stems of the sentence's words, without stop words. */
  LongSet stems() {
    return ContentWords.stems(text, text.firstToken(sentence), text.endToken(sentence));
  }

  boolean says(long word) {
    for (int token = text.firstToken(sentence); token < text.endToken(sentence); token++) {
      if (text.hash(token) == word) {
        return true;
      }
    }
    return false;
  }

  boolean isNegated(LongSet stems) {
    return Clauses.isNegated(text, text.firstToken(sentence), text.endToken(sentence), stems);
  }
}
