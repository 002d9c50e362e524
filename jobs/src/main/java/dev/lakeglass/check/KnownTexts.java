package dev.lakeglass.check;

import dev.lakeglass.check.text.TokenSequences;
import dev.lakeglass.check.text.TokenizedText;

/**
 * Texts seen last that come back in many requests, analysed once: system prompts, documents, and
 * messages that a conversation repeats.
 *
 * <p>Safe for use by several threads.
 */
final class KnownTexts {
  private static final int SYSTEM_PROMPTS = 256;

  /** With the tokens of the longest, about 70 MB at most. */
  private static final int PASSAGES = 1_024;

  private static final int LONGEST_PASSAGE = 8_192;

  private final CheckRules rules;
  private final BoundedCache<String, SystemPrompt> systemPrompts =
      new BoundedCache<>(SYSTEM_PROMPTS);
  private final BoundedCache<String, TokenizedText> passages = new BoundedCache<>(PASSAGES);

  KnownTexts(CheckRules rules) {
    this.rules = rules;
  }

  SystemPrompt systemPrompt(String text) {
    return systemPrompts.get(text, this::analyze);
  }

  /** A document or an earlier message; longer ones are not kept. */
  TokenizedText passage(String text) {
    return text.length() > LONGEST_PASSAGE
        ? TokenizedText.of(text)
        : passages.get(text, TokenizedText::of);
  }

  private SystemPrompt analyze(String text) {
    TokenizedText tokenized = TokenizedText.of(text);
    return new SystemPrompt(
        tokenized, rules.phrases().find(tokenized), new TokenSequences(tokenized));
  }
}
