package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContextChecksTest {
  private static final String RETURNS =
      "Goods can be returned within thirty days of delivery if they are unused and in their box.";

  private static String documents(List<String> inPrompt, List<String> retrieved) {
    return Judging.verdict(
        Judging.judge(
            "context_documents",
            answer ->
                answer
                    .outputText("Yes.")
                    .promptDocumentIds(inPrompt)
                    .retrievedDocumentIds(retrieved)));
  }

  private static CheckResult duplicates(String... texts) {
    List<ContextDocument> documents =
        IntStream.range(0, texts.length)
            .mapToObj(at -> new ContextDocument("kb-" + at, texts[at]))
            .toList();
    return Judging.judge(
        "context_duplicates", answer -> answer.outputText("Yes.").documents(documents));
  }

  @Test
  void comparesThePromptWithTheSearch() {
    assertThat(documents(List.of("kb-1"), List.of("kb-1", "kb-2"))).isEqualTo("pass");
    assertThat(documents(List.of("kb-1", "kb-9"), List.of("kb-1"))).isEqualTo("fail not_retrieved");
    assertThat(documents(List.of("kb-9"), List.of("kb-1"))).isEqualTo("fail not_used");
    assertThat(documents(List.of(), List.of("kb-1"))).isEqualTo("not_applicable no_documents");
    assertThat(documents(List.of("kb-9"), List.of())).isEqualTo("not_applicable no_search");
  }

  @Test
  void findsTheSameTextUnderTwoIds() {
    CheckResult result = duplicates("Something else entirely.", RETURNS, RETURNS.toUpperCase());
    assertThat(Judging.verdict(result)).isEqualTo("fail same_text");
    assertThat(result.evidence()).isEqualTo("kb-1 kb-2");
    assertThat(result.score()).isEqualTo(1);
  }

  @Test
  void findsNearDuplicates() {
    // 17 words make 15 runs of three; "today" at the end adds one: 15 of 16 are shared.
    CheckResult near = duplicates(RETURNS, RETURNS.replace(".", " today."));
    assertThat(Judging.verdict(near)).isEqualTo("fail near_duplicate");
    assertThat(near.score()).isCloseTo(15 / 16.0, within(1e-12));
    // A word in the middle changes three runs: 12 of 18 are shared.
    CheckResult other = duplicates(RETURNS, RETURNS.replace("thirty", "ninety"));
    assertThat(other.verdict()).isEqualTo(Verdict.PASS);
    assertThat(other.score()).isCloseTo(12 / 18.0, within(1e-12));
  }

  @Test
  void saysNothingOfOneDocumentAndOfScraps() {
    assertThat(Judging.verdict(duplicates(RETURNS)))
        .isEqualTo("not_applicable fewer_than_two_documents");
    assertThat(duplicates("See above.", "See above.").verdict()).isEqualTo(Verdict.PASS);
  }
}
