package dev.lakeglass.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesCommandTest {
  private static final String MAP =
      """
      {"gpt-x": {"litellm_provider": "openai", "input_cost_per_token": 1e-05, "output_cost_per_token": 4e-05},
       "odd": {"litellm_provider": "nobody", "input_cost_per_token": 1e-06}}
      """;

  @TempDir Path folder;

  private final StringWriter answer = new StringWriter();
  private final StringWriter log = new StringWriter();

  private int run(String... arguments) {
    answer.getBuffer().setLength(0);
    log.getBuffer().setLength(0);
    return LakeglassCommand.run(arguments, new PrintWriter(answer), new PrintWriter(log));
  }

  private int importMap(String map, String day) throws IOException {
    Path file = Files.writeString(folder.resolve("map.json"), map);
    return run(
        "prices",
        "import",
        "--from",
        "litellm",
        file.toString(),
        "--recorded-at",
        day,
        "--out",
        folder.resolve("prices.csv").toString());
  }

  private int lookup(String... more) {
    String[] arguments = {
      "prices",
      "lookup",
      "gpt-x",
      "--provider",
      "openai",
      "--at",
      "2026-11-22",
      "--set",
      "cost.public-prices=" + folder.resolve("prices.csv")
    };
    return run(
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(arguments), java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }

  @Test
  void importsACollectionAndSaysWhichLineApplies() throws IOException {
    assertThat(importMap(MAP, "2026-11-01")).as(log::toString).isZero();
    assertThat(log.toString()).contains("skipped odd: provider is not known here");

    assertThat(lookup()).as(log::toString).isZero();
    // 1e-05 dollars a token are 10 a million
    assertThat(answer.toString())
        .containsPattern("yes +openai +litellm/gpt-x +input 10, output 40 .*2026-11-01");
    assertThat(log.toString()).startsWith("Why: ");
  }

  @Test
  void importsAgainWithoutRepeatingWhatItKnows() throws IOException {
    importMap(MAP, "2026-11-01");
    String first = Files.readString(folder.resolve("prices.csv"));

    importMap(MAP, "2026-11-08");
    assertThat(Files.readString(folder.resolve("prices.csv"))).isEqualTo(first);

    importMap(MAP.replace("4e-05", "3e-05"), "2026-11-15");
    lookup();
    assertThat(answer.toString()).containsPattern("yes .*output 30 .*2026-11-15");
    lookup("--known-at", "2026-11-10");
    assertThat(answer.toString()).containsPattern("yes .*output 40 .*2026-11-01");
  }

  @Test
  void saysWhatIsUnpriced() {
    assertThat(run("prices", "lookup", "acme-translate-1")).isZero();
    assertThat(log.toString())
        .contains("Unpriced: no provider has a line for it. Add a line to conf/model_prices.csv.");
  }

  @Test
  void refusesWhatIsNoCollection() throws IOException {
    Path file = Files.writeString(folder.resolve("map.json"), "[1, 2");
    assertThat(
            run(
                "prices",
                "import",
                "--from",
                "litellm",
                file.toString(),
                "--out",
                folder + "/o.csv"))
        .isEqualTo(3);
    assertThat(log.toString()).contains("map.json: it is no JSON");
  }
}
