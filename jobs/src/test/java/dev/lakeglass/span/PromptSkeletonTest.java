package dev.lakeglass.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromptSkeletonTest {
  private static final String PROMPT =
      "You are the support assistant of Brightwater.\nToday is 2026-11-22. Answer customer \"%s\" in"
          + " at most %d words.\n<documents>%s</documents>";

  private static PromptSkeleton of(String customer, int words, String documents) {
    return PromptSkeleton.of(PROMPT.formatted(customer, words, documents));
  }

  @Test
  void staysTheSameWhateverIsFilledIn() {
    assertThat(of("Ann", 80, "some text")).isEqualTo(of("Bob", 120, "another\ntext"));
    assertThat(PromptSkeleton.of("Write to [EMAIL] now"))
        .isEqualTo(PromptSkeleton.of("Write  to [EMAIL_2]\nnow"));
  }

  @Test
  void hasANewVersionOfTheSameNameWhenThePromptIsEdited() {
    PromptSkeleton before = of("Ann", 80, "x");
    PromptSkeleton after = PromptSkeleton.of(PROMPT.formatted("Ann", 80, "x") + " Be kind.");

    assertThat(after.name()).isEqualTo(before.name()).isEqualTo("you-are-the-support-assistant-of");
    assertThat(after.version()).isNotEqualTo(before.version()).startsWith("auto-");
  }

  @Test
  void namesWhatHasNoWords() {
    assertThat(PromptSkeleton.of("42").name()).isEqualTo("unnamed");
    assertThat(PromptSkeleton.of("").name()).isEqualTo("unnamed");
  }

  @Test
  void tellsItsVersionsFromDeclaredOnes() {
    assertThat(PromptSkeleton.isDiscovered(PromptSkeleton.of("a").version())).isTrue();
    assertThat(PromptSkeleton.isDiscovered("7")).isFalse();
    assertThat(PromptSkeleton.isDiscovered(null)).isFalse();
  }
}
