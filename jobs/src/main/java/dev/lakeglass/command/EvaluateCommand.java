package dev.lakeglass.command;

import dev.lakeglass.check.OutputChecks;
import dev.lakeglass.check.evaluate.CheckEvaluation;
import dev.lakeglass.check.evaluate.Evaluation;
import dev.lakeglass.check.evaluate.Interval;
import dev.lakeglass.check.evaluate.LabelledAnswers;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
              + " check looks at: context (texts, or objects with id and text), question,"
              + " system_prompt, output_type, output_schema, finish_reason, tool_definitions,"
              + " tool_calls, route, prompt_name")
  private Path data;

  private final Console console;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Evaluation measured =
        new CheckEvaluation(OutputChecks.standard()).evaluate(check, LabelledAnswers.read(lines()));
    output.rows(List.of("measure", "value", "lower", "upper"), rows(measured), console);
    return 0;
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(data);
    } catch (NoSuchFileException e) {
      throw new JobException(
          Category.CONFIG, "Cannot read labelled answers from %s: no such file".formatted(data), e);
    } catch (CharacterCodingException e) {
      throw new JobException(
          Category.INPUT, "Cannot read labelled answers from %s: not UTF-8".formatted(data), e);
    } catch (IOException e) {
      throw new JobException(
          Category.INPUT, "Cannot read labelled answers from %s".formatted(data), e);
    }
  }

  private static List<List<Object>> rows(Evaluation measured) {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(count("judged", measured.judged()));
    rows.add(count("labelled bad", measured.bad()));
    rows.add(count("not applicable", measured.notApplicable()));
    rows.add(count("errors", measured.errors()));
    rows.add(measure("precision", measured.precision()));
    rows.add(measure("precision of failing all", measured.badShare()));
    rows.add(measure("recall", measured.recall()));
    rows.add(measure("F1", measured.f1()));
    rows.add(measure("AUROC", measured.area()));
    rows.add(measure("AUROC of length alone", measured.areaOfLength()));
    return rows;
  }

  private static List<Object> count(String name, int count) {
    return Arrays.asList(name, count, null, null);
  }

  private static List<Object> measure(String name, Interval interval) {
    return Arrays.asList(
        name, known(interval.estimate()), known(interval.low()), known(interval.high()));
  }

  /** Three decimals; null where there was nothing to estimate from. */
  private static Double known(double value) {
    return Double.isNaN(value) ? null : Math.round(value * 1_000) / 1_000.0;
  }
}
