package dev.lakeglass.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.config.JobConfig;
import dev.lakeglass.ingest.RedactionGuard;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.redact.LabelledText;
import dev.lakeglass.redact.LabelledTexts;
import dev.lakeglass.redact.Pseudonymizer;
import dev.lakeglass.redact.RedactionEvaluation;
import dev.lakeglass.redact.RedactionEvaluation.Score;
import dev.lakeglass.redact.RedactionException;
import dev.lakeglass.redact.Redactor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Redaction without Spark and without a lake: measured, previewed, and pseudonyms looked up. */
@Command(
    name = "redact",
    mixinStandardHelpOptions = true,
    description = "Measures and shows what the configured redaction does.")
final class RedactCommand implements Runnable {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;
  private final Console console;

  RedactCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "evaluate",
      mixinStandardHelpOptions = true,
      description =
          "Recall and precision per type, on the corpus that comes with the job or on labelled"
              + " texts of your own.")
  int evaluate(
      @Mixin JobOptions job,
      @Mixin OutputOptions output,
      @Option(
              names = "--data",
              paramLabel = "FILE",
              description =
                  "JSON lines: text, and labels, a list of {type, start, end} in UTF-16 units or"
                      + " {type, value}. Default: made-up texts of the job")
          Path data,
      @Option(
              names = "--seed",
              paramLabel = "NUMBER",
              description = "Seed of the made-up texts. Default: that of jobs/docs/redaction.md")
          Long seed,
      @Option(
              names = "--texts",
              paramLabel = "COUNT",
              defaultValue = "6000",
              description = "How many made-up texts. Default: ${DEFAULT-VALUE}")
          int texts) {
    Redactor redactor = RedactionGuard.redactor(job.config().redact());
    long usedSeed = seed == null ? RedactionEvaluation.PUBLISHED_SEED : seed;
    RedactionEvaluation evaluation =
        data == null
            ? RedactionEvaluation.of(redactor, usedSeed, texts)
            : RedactionEvaluation.of(redactor, labelled(data));
    List<List<Object>> rows = new ArrayList<>();
    new TreeMap<>(evaluation.scores()).forEach((type, score) -> rows.add(row(type, score)));
    output.rows(
        List.of("type", "labels", "found", "covered", "false", "recall", "precision"),
        rows,
        console);
    return 0;
  }

  @Command(
      name = "preview",
      mixinStandardHelpOptions = true,
      description =
          "Prints texts as the lake would hold them: a file, or standard input line by line.")
  int preview(
      @Mixin JobOptions job,
      @Parameters(arity = "0..1", paramLabel = "FILE", description = "Default: standard input")
          Path file)
      throws IOException {
    Redactor redactor = RedactionGuard.redactor(job.config().redact());
    try (BufferedReader lines =
        file == null
            ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            : Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        preview(redactor, line, ++number);
      }
    } catch (IOException e) {
      throw new JobException(Category.INPUT, "Cannot read " + file, e);
    }
    return 0;
  }

  private void preview(Redactor redactor, String line, int number) {
    try {
      console.answer(redactor.redact(line).text());
    } catch (RedactionException rejected) {
      console.progress("Line " + number + " would be rejected. " + rejected.getMessage());
    }
  }

  @Command(
      name = "pseudonym",
      mixinStandardHelpOptions = true,
      description =
          "Prints the pseudonyms of a user under the current key and the earlier ones, to find a"
              + " person's rows.")
  int pseudonym(
      @Mixin JobOptions job,
      @Mixin OutputOptions output,
      @Parameters(paramLabel = "USER", description = "User id as the application sends it")
          String user) {
    JobConfig.Redact config = job.config().redact();
    if (config.key().isEmpty()) {
      throw new JobException(
          Category.CONFIG, "No key is set, so no user is stored: set LAKEGLASS_KEY");
    }
    List<List<Object>> rows = new ArrayList<>();
    rows.add(row(config.keyId(), "current", config.key().get(), user));
    new TreeMap<>(config.earlierKeys())
        .forEach((id, key) -> rows.add(row(id, "earlier", key, user)));
    output.rows(List.of("key_id", "key", "user_id"), rows, console);
    return 0;
  }

  private static List<Object> row(String id, String which, String key, String user) {
    return List.of(
        id, which, new Pseudonymizer(id, key.getBytes(StandardCharsets.UTF_8)).user(user));
  }

  private static List<Object> row(String type, Score score) {
    return Arrays.asList(
        type,
        score.labels(),
        score.found(),
        score.covered(),
        score.falseMatches(),
        known(score.recall()),
        known(score.precision()));
  }

  /** Three decimals; null where there was nothing to measure. */
  private static Double known(double share) {
    return Double.isNaN(share) ? null : Math.round(share * 1_000) / 1_000.0;
  }

  private static List<LabelledText> labelled(Path file) {
    List<LabelledText> texts = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
        if (!line.isBlank()) {
          JsonNode json = JSON.readTree(line);
          texts.add(LabelledTexts.read(json, number));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new JobException(
          Category.INPUT, "Cannot read labelled texts from " + file + ": " + reason(e), e);
    }
    return texts;
  }

  /** Jackson's messages quote the line. */
  private static String reason(Exception e) {
    return e instanceof IllegalArgumentException ? e.getMessage() : e.getClass().getSimpleName();
  }
}
