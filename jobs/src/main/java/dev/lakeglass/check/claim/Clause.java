package dev.lakeglass.check.claim;

import dev.lakeglass.check.text.Fact;
import dev.lakeglass.check.text.TokenizedText;
import java.util.List;

/** A part of a sentence, tokens {@code from} to {@code end} − 1, with the facts it states. */
record Clause(TokenizedText text, int from, int end, List<Fact> facts) {}
