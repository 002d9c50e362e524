package dev.lakeglass.check.claim;

import dev.lakeglass.check.text.Fact;
import dev.lakeglass.check.text.FactType;
import dev.lakeglass.check.text.TokenizedText;
import java.util.List;

/** A part of a sentence, tokens {@code from} to {@code end} − 1, with the facts it states. */
record Clause(TokenizedText text, int from, int end, List<Fact> facts) {
  /** Whether a fact is of a kind of which there can be another value: neither name nor code. */
  boolean hasValue() {
    for (Fact fact : facts) {
      if (fact.type() != FactType.NAME && fact.type() != FactType.CODE) {
        return true;
      }
    }
    return false;
  }
}
