package dev.lakeglass.check;

import dev.lakeglass.check.text.PhraseMatcher.Match;
import dev.lakeglass.check.text.TokenSequences;
import dev.lakeglass.check.text.TokenizedText;
import java.util.List;

/** A system prompt analysed; thousands of answers share one. */
record SystemPrompt(TokenizedText text, List<Match> phrases, TokenSequences sequences) {
  SystemPrompt {
    phrases = List.copyOf(phrases);
  }
}
