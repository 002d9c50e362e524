package dev.lakeglass.command;

import dev.lakeglass.check.OutputChecks;
import dev.lakeglass.check.evaluate.CheckEvaluation;
import dev.lakeglass.check.evaluate.Evaluation;
import dev.lakeglass.check.evaluate.LabelledAnswers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures one output check against labelled answers; needs neither Spark nor a lake. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Measures an output check against labelled answers: precision, recall, F1 and AUROC with"
            + " 95 %% bootstrap intervals, beside what the length of the answer alone achieves.")
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private OutputOptions output;

  @Option(
      names = "--check",
      required = true,
      paramLabel = "NAME",
      description = "Check as named in output_checks, for example unsupported_claims")
  private String check;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description =
          "JSON lines: text, label (1: the check should fail it, 0: it should not), and what the"
              + " check looks at: context (texts, objects with id and text, or JSON), question,"
              + " system_prompt, output_type, output_schema, finish_reason, tool_definitions,"
              + " tool_calls, route, prompt_name")
  private Path data;

  @Option(
      names = "--embedding-model",
      paramLabel = "CLASS",
      description =
          "Class of an embedding model on the class path, for embedding_distance"
              + " (jobs/docs/checks.md)")
  private String embeddingModel;

  private final Console console;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    OutputChecks checks =
        embeddingModel == null
            ? OutputChecks.standard()
            : OutputChecks.withEmbedding(embeddingModel);
    Evaluation measured =
        new CheckEvaluation(checks).evaluate(check, LabelledAnswers.read(LabelledFile.lines(data)));
    output.rows(List.of("measure", "value", "lower", "upper"), rows(measured), console);
    return 0;
  }

  private static List<List<Object>> rows(Evaluation measured) {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(count("judged", measured.judged()));
    rows.add(count("labelled bad", measured.bad()));
    rows.add(count("not applicable", measured.notApplicable()));
    rows.add(count("errors", measured.errors()));
    rows.add(LabelledFile.measure("precision", measured.precision()));
    rows.add(LabelledFile.measure("precision of failing all", measured.badShare()));
    rows.add(LabelledFile.measure("recall", measured.recall()));
    rows.add(LabelledFile.measure("F1", measured.f1()));
    rows.add(LabelledFile.measure("AUROC", measured.area()));
    rows.add(LabelledFile.measure("AUROC of length alone", measured.areaOfLength()));
    return rows;
  }

  private static List<Object> count(String name, int count) {
    return Arrays.asList(name, count, null, null);
  }
}
