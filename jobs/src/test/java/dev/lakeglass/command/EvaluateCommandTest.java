package dev.lakeglass.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  private final StringWriter answer = new StringWriter();
  private final StringWriter log = new StringWriter();

  @TempDir private Path folder;

  private int run(String check, Path data, String... more) {
    String[] arguments = new String[5 + more.length];
    arguments[0] = "evaluate";
    arguments[1] = "--check";
    arguments[2] = check;
    arguments[3] = "--data";
    arguments[4] = data.toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    return LakeglassCommand.run(arguments, new PrintWriter(answer), new PrintWriter(log));
  }

  private Path file(String... lines) throws IOException {
    return Files.writeString(folder.resolve("data.jsonl"), String.join("\n", lines));
  }

  @Test
  void measuresTheExampleOfTheDocumentation() {
    assertThat(run("unsupported_claims", Path.of("jobs/docs/labelled_answers.jsonl"))).isZero();
    assertThat(answer.toString())
        .containsPattern("labelled bad +30")
        .containsPattern("AUROC +0\\.\\d+ +0\\.\\d+ +0\\.\\d+")
        .contains("AUROC of length alone");
    assertThat(log.toString()).isEmpty();
  }

  @Test
  void printsJsonWithNullWhereNothingIsKnown() throws IOException {
    // Nothing fails: no precision. All are good: no recall and no area.
    Path data = file("{\"text\":\"{}\",\"output_type\":\"json\",\"label\":0}");
    assertThat(run("valid_json", data, "--output", "json")).isZero();
    JsonNode rows = new ObjectMapper().readTree(answer.toString());
    assertThat(value(rows, "judged").asInt()).isEqualTo(1);
    assertThat(value(rows, "precision").isNull()).isTrue();
    assertThat(value(rows, "precision of failing all").asDouble()).isZero();
    assertThat(value(rows, "AUROC").isNull()).isTrue();
  }

  private static JsonNode value(JsonNode rows, String measure) {
    for (JsonNode row : rows) {
      if (row.path("measure").asText().equals(measure)) {
        return row.path("value");
      }
    }
    throw new AssertionError(measure + " is missing");
  }

  @Test
  void readsDocumentsWithIdsAndToolCalls() throws IOException {
    String tools =
        "\"tool_definitions\":[{\"name\":\"refund\",\"parameters\":{\"type\":\"object\","
            + "\"required\":[\"order\"]}}],\"text\":\"\"";
    Path data =
        file(
            "{%s,\"tool_calls\":[{\"name\":\"refund\",\"arguments\":{}}],\"label\":1}"
                .formatted(tools),
            "{%s,\"tool_calls\":[{\"name\":\"refund\",\"arguments\":{\"order\":1}}],\"label\":0}"
                .formatted(tools));
    assertThat(run("tool_arguments", data)).isZero();
    assertThat(answer.toString())
        .containsPattern("judged +2")
        .containsPattern("precision +1\\.0")
        .containsPattern("recall +1\\.0");
  }

  @Test
  void saysWhatIsWrongWithTheArgumentsAndTheData() throws IOException {
    assertThat(run("truth", file("{\"text\":\"a\",\"label\":0}"))).isEqualTo(2);
    assertThat(run("valid_json", folder.resolve("none.jsonl"))).isEqualTo(2);
    assertThat(run("valid_json", file("{\"text\":\"sesame\",\"label\":7}"))).isEqualTo(3);
    Path latin = folder.resolve("latin.jsonl");
    Files.write(latin, "{\"text\":\"café\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(run("valid_json", latin)).isEqualTo(3);
    assertThat(log.toString())
        .contains("Cannot evaluate \"truth\": expected one of [empty,")
        .contains("none.jsonl: no such file")
        .contains("line 1: \"label\" must be 1 or 0")
        .contains("latin.jsonl: not UTF-8")
        .doesNotContain("sesame", "\tat ");
    assertThat(answer.toString()).isEmpty();
  }

  @Test
  void measuresSearchesAgainstLabelledRelevance() throws IOException {
    Path data =
        file(
            "{\"ranked\": [\"a\", \"b\", \"c\"], \"relevant\": {\"b\": 1}}",
            "{\"ranked\": [\"x\"], \"relevant\": [\"x\", \"y\"]}",
            "{\"ranked\": [\"z\"], \"relevant\": {\"z\": 0}}");
    assertThat(
            LakeglassCommand.run(
                new String[] {"evaluate-retrieval", "--data", data.toString(), "-k", "2"},
                new PrintWriter(answer),
                new PrintWriter(log)))
        .isZero();
    // nDCG: 1/log2(3) = 0.631, and 1 of 1 + 0.631: mean 0.622; MRR (1/2 + 1)/2; recall (1 + 1/2)/2
    assertThat(answer.toString())
        .containsPattern("searches +2\\s")
        .containsPattern("nDCG@2 +0\\.622")
        .containsPattern("MRR@2 +0\\.75")
        .containsPattern("recall@2 +0\\.75")
        .containsPattern("precision@2 +0\\.5");
  }
}
