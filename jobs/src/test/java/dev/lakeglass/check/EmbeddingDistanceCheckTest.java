package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lakeglass.job.JobException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddingDistanceCheckTest {
  private static final String LETTERS = LetterModel.class.getName();

  /** Has the methods of an embedding model of LangChain4j; a vector counts a, b and c. */
  public static final class LetterModel {
    public Response embed(String sentence) {
      if (sentence.contains("!")) {
        throw new IllegalArgumentException(sentence);
      }
      float[] counts = new float[3];
      sentence.chars().filter(c -> c >= 'a' && c <= 'c').forEach(c -> counts[c - 'a']++);
      return new Response(new Embedding(counts));
    }
  }

  public record Response(Embedding content) {}

  public record Embedding(float[] vector) {}

  @Test
  void scoresTheSentenceFarthestFromAllThatWasGiven() {
    // Documents (1,0,0) and (0,1,0); answer (3,0,0), cosine 1, and (0,3,4), cosine 3/5.
    CheckResult result = judge("X 1 2 aaa.\nX 1 2 bbb cccc.", "X 1 2 a.", "X 1 2 b.");
    assertThat(Judging.verdict(result)).isEqualTo("pass");
    assertThat(result.score()).isCloseTo(0.4, within(1e-6));
    assertThat(result.evidence()).isEqualTo("X 1 2 bbb cccc.");
  }

  @Test
  void doesNotApplyWithoutDocuments() {
    assertThat(Judging.verdict(judge("X 1 2 a."))).isEqualTo("not_applicable no_documents");
  }

  @Test
  void keepsTheSentenceOutOfTheError() {
    CheckResult result = judge("X 1 2 a!", "X 1 2 a.");
    assertThat(Judging.verdict(result)).isEqualTo("error IllegalStateException");
  }

  @Test
  void namesTheMissingModel() {
    assertThatThrownBy(() -> OutputChecks.withEmbedding("no.such.Model"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("no.such.Model")
        .hasMessageContaining("--packages");
    assertThatThrownBy(() -> OutputChecks.withEmbedding("java.lang.Object"))
        .isInstanceOf(JobException.class);
  }

  @Test
  void samplesTheSameTracesEachTime() {
    EmbeddingSettings tenth = new EmbeddingSettings(LETTERS, 0.1);
    List<String> traces = IntStream.range(0, 10_000).mapToObj(at -> "trace-" + at).toList();
    long taken = traces.stream().filter(tenth::includes).count();
    // Binomial(10,000, 0.1): five standard deviations are 150.
    assertThat(taken).isBetween(850L, 1_150L);
    assertThat(traces.stream().filter(new EmbeddingSettings(LETTERS, 1)::includes).count())
        .isEqualTo(10_000);
    assertThat(traces.stream().anyMatch(EmbeddingSettings.NONE::includes)).isFalse();
  }

  private static CheckResult judge(String text, String... documents) {
    return OutputChecks.withEmbedding(LETTERS)
        .run(
            Answer.builder()
                .userInput("?")
                .documents(
                    List.of(documents).stream()
                        .map(document -> new ContextDocument("", document))
                        .toList())
                .outputText(text)
                .build())
        .stream()
        .filter(result -> result.checkName().equals("embedding_distance"))
        .findFirst()
        .orElseThrow()
        .result();
  }
}
