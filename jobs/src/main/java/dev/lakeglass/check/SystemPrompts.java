package dev.lakeglass.check;

import dev.lakeglass.check.text.TokenSequences;
import dev.lakeglass.check.text.TokenizedText;

/** The system prompts seen last. */
final class SystemPrompts {
  private static final int CAPACITY = 256;

  private final CheckRules rules;
  private final BoundedCache<String, SystemPrompt> prompts = new BoundedCache<>(CAPACITY);

  SystemPrompts(CheckRules rules) {
    this.rules = rules;
  }

  SystemPrompt of(String text) {
    return prompts.get(text, this::analyze);
  }

  private SystemPrompt analyze(String text) {
    TokenizedText tokenized = TokenizedText.of(text);
    return new SystemPrompt(
        tokenized, rules.phrases().find(tokenized), new TokenSequences(tokenized));
  }
}
