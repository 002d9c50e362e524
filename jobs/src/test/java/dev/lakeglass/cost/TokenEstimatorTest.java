package dev.lakeglass.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenEstimatorTest {

  @Test
  void countsTextOfOpenAiModelsInTheirOwnEncoding() {
    // published in OpenAI's tiktoken: "tiktoken is great!" is t·ik·token· is· great·! in
    // cl100k_base
    assertThat(TokenEstimator.textTokens("gpt-4-turbo", "tiktoken is great!")).isEqualTo(6);
    // "hello world" is two tokens in both encodings
    assertThat(TokenEstimator.textTokens("gpt-4.1-mini", "hello world")).isEqualTo(2);
    assertThat(TokenEstimator.textTokens("text-embedding-3-small", "hello world")).isEqualTo(2);
  }

  @Test
  void takesFourCharactersForATokenElsewhere() {
    // 18 characters / 4, rounded up
    assertThat(TokenEstimator.textTokens("claude-sonnet-4-5", "tiktoken is great!")).isEqualTo(5);
    assertThat(TokenEstimator.textTokens("", "")).isZero();
    // one character outside the basic plane counts once: 5 characters
    assertThat(TokenEstimator.textTokens("nova", "abcd\uD83D\uDE00")).isEqualTo(2);
  }

  @Test
  void addsWhatSurroundsMessages() {
    // 2 tokens of text, 2 messages at 4, 3 for the start of the reply
    assertThat(TokenEstimator.inputTokens("gpt-4.1", "hello world", 2)).isEqualTo(13);
  }

  @Test
  void countsTheNamesOfSpecialTokensAsText() {
    assertThat(TokenEstimator.textTokens("gpt-4.1", "<|endoftext|>")).isGreaterThan(1);
  }
}
