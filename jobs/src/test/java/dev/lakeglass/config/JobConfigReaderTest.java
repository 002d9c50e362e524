package dev.lakeglass.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobConfigReaderTest {
  private static final String LEAST =
      "lake: l\nreports: r\nsources:\n  - {name: a, format: otlp, path: p}\n";

  @TempDir private Path folder;

  private JobConfig read(String... files) throws IOException {
    return read(Map.of(), Map.of(), files);
  }

  private JobConfig read(
      Map<String, String> overrides, Map<String, String> environment, String... files)
      throws IOException {
    String[] paths = new String[files.length];
    for (int i = 0; i < files.length; i++) {
      paths[i] = Files.writeString(folder.resolve(i + ".yaml"), files[i]).toString();
    }
    return JobConfigReader.read(List.of(paths), overrides, environment);
  }

  /** The file documents every default, so without its values nothing changes. */
  @Test
  void hasTheDefaultsThatTheDocumentedFileShows() throws IOException {
    JobConfig documented =
        JobConfigReader.read(List.of("conf/job.yaml"), Map.of(), Map.of("LAKEGLASS_KEY", "k"));
    JobConfig least = read(LEAST);

    assertThat(least.ingest()).isEqualTo(documented.ingest());
    assertThat(least.checks()).isEqualTo(documented.checks());
    assertThat(least.cost()).isEqualTo(documented.cost());
    assertThat(least.drift()).isEqualTo(documented.drift());
    assertThat(least.report()).isEqualTo(documented.report());
    assertThat(least.spark()).isEqualTo(documented.spark());
    assertThat(least.redact().policy()).isEqualTo(documented.redact().policy());
    assertThat(least.redact().actions()).isEqualTo(documented.redact().actions());
    assertThat(documented.redact().key()).contains("k");
    assertThat(documented.sources())
        .extracting(JobConfig.Source::name)
        .containsExactly("traces", "feedback");
  }

  @Test
  void hasTheDefaultsOfItsContract() throws IOException {
    JobConfig config = read(LEAST);

    assertThat(config.ingest().lookback()).isEqualTo(Duration.ofHours(1));
    assertThat(config.ingest().lateness()).isEqualTo(Duration.ofHours(6));
    assertThat(config.ingest().maxRejectedRatio()).isEqualTo(0.01);
    assertThat(config.drift().baselineDays()).isEqualTo(7);
    assertThat(config.report().examples()).isEqualTo(5);
  }

  @Test
  void laysLaterFilesOverEarlierOnes() throws IOException {
    JobConfig config =
        read(
            LEAST + "ingest:\n  lookback: 2h\n  lateness: 3h\n", "lake: m\ningest: {lateness: 9h}");

    assertThat(config.lake()).isEqualTo("m");
    assertThat(config.reports()).isEqualTo("r");
    assertThat(config.ingest().lookback()).isEqualTo(Duration.ofHours(2));
    assertThat(config.ingest().lateness()).isEqualTo(Duration.ofHours(9));
  }

  @Test
  void laysOverridesOverAllFiles() throws IOException {
    JobConfig config = read(Map.of("drift.baseline", "14d", "lake", "x"), Map.of(), LEAST);

    assertThat(config.drift().baselineDays()).isEqualTo(14);
    assertThat(config.lake()).isEqualTo("x");
    assertThat(config.hash()).isNotEqualTo(read(LEAST).hash()).matches("[0-9a-f]{16}");
  }

  @Test
  void tellsEveryProblemAtOnceWithItsLine() {
    assertThatThrownBy(
            () ->
                read(
                    LEAST
                        + "ingest:\n  latenes: 9h\n  lookback: soon\n  max-rejected-ratio: 300%\n"
                        + "redact:\n  key: not-a-reference\nwholly: different\n"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("5 problems")
        .hasMessageContaining(
            "0.yaml:6: unknown key \"ingest.latenes\"; did you mean \"ingest.lateness\"?")
        .hasMessageContaining(
            "0.yaml:7: \"ingest.lookback\" is \"soon\", expected a duration such as 30m, 6h or 14d")
        .hasMessageContaining(
            "0.yaml:8: \"ingest.max-rejected-ratio\" is \"300%\", expected a share")
        .hasMessageContaining("0.yaml:10: \"redact.key\" must name an environment variable")
        .hasMessageContaining("0.yaml:11: unknown key \"wholly\"; known here: lake, reports")
        .hasMessageNotContaining("not-a-reference")
        .extracting(e -> ((JobException) e).category())
        .isEqualTo(Category.CONFIG);
  }

  @Test
  void namesTheFlagOfABadOverride() {
    assertThatThrownBy(() -> read(Map.of("drift.bseline", "14d"), Map.of(), LEAST))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("--set drift.bseline: unknown key \"drift.bseline\"; did you mean");
  }

  @ParameterizedTest
  @CsvSource({"1%, 0.01", "0.25, 0.25", "0, 0", "100%, 1", "12.5%, 0.125"})
  void readsShares(String text, double share) throws IOException {
    assertThat(
            read(Map.of("ingest.max-rejected-ratio", text), Map.of(), LEAST)
                .ingest()
                .maxRejectedRatio())
        .isEqualTo(share);
  }

  @ParameterizedTest
  @CsvSource({"-1%", "2", "NaN", "one", "%"})
  void refusesOtherShares(String text) {
    assertThatThrownBy(() -> read(Map.of("ingest.max-rejected-ratio", text), Map.of(), LEAST))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("expected a share such as 1% or 0.01");
  }

  @ParameterizedTest
  @CsvSource({"12h", "36h", "0d", "-1d", "7", "1w", "99999999999999999d", "99999999999999999999d"})
  void refusesABaselineThatIsNoWholeNumberOfDays(String text) {
    assertThatThrownBy(() -> read(Map.of("drift.baseline", text), Map.of(), LEAST))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("\"drift.baseline\" is \"" + text + "\"");
  }

  @Test
  void takesSecretsFromTheEnvironmentOnly() throws IOException {
    String yaml = LEAST + "redact: {key: '${SALT}'}\n";

    assertThat(read(Map.of(), Map.of("SALT", "s"), yaml).redact().key()).contains("s");
    assertThat(read(Map.of(), Map.of("SALT", " "), yaml).redact().key()).isEmpty();
    assertThat(read(yaml).redact().key()).isEmpty();
    assertThat(read(Map.of(), Map.of("SALT", "s3cr3t"), yaml).toString()).doesNotContain("s3cr3t");
  }

  @Test
  void readsEarlierKeysFromTheEnvironment() throws IOException {
    String yaml = LEAST + "redact: {key-id: '2', earlier-keys: {'1': '${OLD}'}}\n";

    assertThat(read(LEAST).redact().keyId()).isEqualTo("1");
    assertThat(read(Map.of(), Map.of("OLD", "s3cr3t"), yaml).redact().earlierKeys())
        .isEqualTo(Map.of("1", "s3cr3t"));
    assertThat(read(Map.of(), Map.of("OLD", "s3cr3t"), yaml).toString()).doesNotContain("s3cr3t");
    assertThatThrownBy(() -> read(yaml))
        .hasMessageContaining("\"redact.earlier-keys.1\": the variable is not set");
    assertThatThrownBy(() -> read(yaml.replace("${OLD}", "s3cr3t")))
        .hasMessageContaining("must name an environment variable");
  }

  @Test
  void requiresALakeReportsAndSourcesWithDifferentNames() {
    assertThatThrownBy(() -> read("ingest: {}"))
        .hasMessageContaining("\"lake\" is missing")
        .hasMessageContaining("\"reports\" is missing")
        .hasMessageContaining("\"sources\" is missing");
    assertThatThrownBy(() -> read(LEAST + "  - {name: a, path: q}\n"))
        .hasMessageContaining("two sources are named \"a\"");
  }

  @Test
  void refusesAMissingFileAndBrokenYaml() {
    assertThatThrownBy(() -> JobConfigReader.read(List.of("no/such.yaml"), Map.of(), Map.of()))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("no/such.yaml: cannot be read");
    assertThatThrownBy(() -> read("lake: [1\nreports: r"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("not valid YAML");
    assertThatThrownBy(() -> read("lake: a\nlake: b\n"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("key \"lake\" stands twice");
    assertThatThrownBy(() -> read("lake: {{ lake }}\n"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("0.yaml:1");
  }

  @Test
  void readsAThresholdForEachApplication() throws IOException {
    String strict =
        LEAST + "\nchecks:\n  unsupported-claims:\n    applications: { shop: 0.6, bot: 25% }\n";
    assertThat(read(strict).checks().claimThreshold()).isEqualTo(0.5);
    assertThat(read(strict).checks().claimThresholds()).isEqualTo(Map.of("shop", 0.6, "bot", 0.25));
    assertThatThrownBy(() -> read(strict.replace("0.6", "6")))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("\"checks.unsupported-claims.applications.shop\" is \"6\"");
  }
}
