package dev.lakeglass.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromptDiffTest {

  @Test
  void namesSentencesThatWentAndCame() {
    assertThat(
            PromptDiff.between(
                "You are terse. Answer in 3 sentences. Cite your sources.",
                "You are terse.\nAnswer in 5 sentences.\n\nNever guess. Cite your sources."))
        .containsExactly("- Answer in 3 sentences.", "+ Answer in 5 sentences.", "+ Never guess.");
  }

  @Test
  void findsTheFewestChanges() {
    assertThat(PromptDiff.between("a\nb\nc\nd", "b\nd\na")).containsExactly("- a", "- c", "+ a");
  }

  @Test
  void saysNothingOfTheSameText() {
    assertThat(PromptDiff.between("One. Two.", "One.\nTwo.")).isEmpty();
    assertThat(PromptDiff.between("", "New.")).containsExactly("+ New.");
    assertThat(PromptDiff.between("Old.", "")).containsExactly("- Old.");
  }
}
